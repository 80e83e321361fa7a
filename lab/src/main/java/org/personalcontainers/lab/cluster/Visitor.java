package org.personalcontainers.lab.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealNode;

/**
 * Somebody who asks one node over HTTPS, again and again, on a new connection each time. What is
 * not answered with 200 has failed.
 */
public final class Visitor {
  private static final int PORT = 443;

  private final String address;
  private final String host;
  private final String path;
  private final AtomicBoolean leaves = new AtomicBoolean();
  private final Thread thread;
  private Visits visits = new Visits(0, 0, Duration.ZERO, "");

  /**
   * What became of their requests.
   *
   * @param longest the time in which nothing was answered
   * @param why what the last failed one met
   */
  public record Visits(int all, int failed, Duration longest, String why) {
    @Override
    public String toString() {
      String most =
          failed == 0 ? "" : ", at most " + longest.toMillis() + " ms long; the last: " + why;
      return failed + " of " + all + " requests failed" + most;
    }
  }

  private Visitor(RealNode node, String host, String path) {
    this.address = node.address();
    this.host = host;
    this.path = path;
    this.thread = Thread.ofVirtual().unstarted(this::visit);
  }

  public static Visitor of(RealNode node, String host, String path) {
    Visitor visitor = new Visitor(node, host, path);
    visitor.thread.start();
    return visitor;
  }

  public Visits leave() {
    leaves.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while a visitor leaves", e);
    }
    return visits;
  }

  private void visit() {
    long answered = System.nanoTime();
    while (!leaves.get()) {
      String problem = ask();
      long now = System.nanoTime();
      if (problem.isEmpty()) {
        visits = new Visits(visits.all + 1, visits.failed, visits.longest, visits.why);
        answered = now;
      } else {
        Duration silence = Duration.ofNanos(now - answered);
        Duration longest = silence.compareTo(visits.longest) > 0 ? silence : visits.longest;
        visits = new Visits(visits.all + 1, visits.failed + 1, longest, problem);
      }
    }
  }

  /** Empty: it was answered. */
  private String ask() {
    try (WebLine line = WebLine.tls(address, PORT, host)) {
      int status = line.get(path);
      return status == 200 ? "" : "status " + status;
    } catch (IOException e) {
      return e.toString();
    }
  }
}
