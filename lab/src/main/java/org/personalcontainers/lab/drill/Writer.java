package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealNode;

/** Counts upwards into a place of the cluster, and remembers on this side what was acknowledged. */
final class Writer {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int SOME = 5;

  private final RealNode node;
  private final String what;
  private final String write;
  private final String read;
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread;

  private Writer(RealNode node, String what, String write, String read) {
    this.node = node;
    this.what = what;
    this.write = write;
    this.read = read;
    this.thread = Thread.ofVirtual().start(this::count);
  }

  /**
   * Whole files in the volume, synced under their last name: Gluster passes a file's sync on to the
   * disks, and neither a directory's nor a file system's.
   */
  static Writer ofFiles(RealNode node) {
    return new Writer(
        node,
        "files in the volume",
        "printf %s $1 > /opt/docker/services/drill.new && sync /opt/docker/services/drill.new"
            + " && mv /opt/docker/services/drill.new /opt/docker/services/drill"
            + " && sync /opt/docker/services/drill",
        "cat /opt/docker/services/drill");
  }

  /** Revisions of what is declared. */
  static Writer ofSettings(RealNode node) {
    return new Writer(
        node,
        "declared labels",
        "pcctl node label pi1 drill=$1 --yes --no-wait",
        "pcctl cluster show --output yaml | sed -n 's/.*drill: *\"\\{0,1\\}\\([0-9]*\\).*/\\1/p'");
  }

  void awaitSome() {
    long start = acknowledged.get();
    Patience.until(
        LONGEST,
        SOME + " acknowledged writes of " + what,
        () -> acknowledged.get() >= start + SOME);
  }

  /** Gives a sentence with the figures; fails when an acknowledged write is gone. */
  String mustHaveKept() {
    long expected = last.get();
    long found = Long.parseLong(node.output("sh", "-c", read).strip());
    if (found < expected) {
      throw new LabProblem(
          what + ": " + expected + " was acknowledged, and after the cut there is " + found);
    }
    String latest = found == expected ? "the last of them" : "a later one";
    return "%s: %d acknowledged, %s there".formatted(what, acknowledged.get(), latest);
  }

  void end() {
    ended.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count() {
    long next = System.currentTimeMillis();
    while (!ended.get()) {
      next++;
      if (accepted(next)) {
        last.set(next);
        acknowledged.incrementAndGet();
      }
    }
  }

  /** The node may lose its power while it is asked. */
  private boolean accepted(long number) {
    try {
      return node.run("sh", "-c", write, "sh", Long.toString(number)).ok();
    } catch (LabProblem off) {
      return false;
    }
  }
}
