package org.personalcontainers.lab.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Target;

/** What a manager tells of its work while it works, heard within milliseconds. */
final class Progress implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;
  private static final byte[] NOTHING = new byte[0];

  private final Path socket;
  private final Form<Events> events = Form.large(Events.class);
  private final Form<Status> status = Form.large(Status.class);
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);
  private volatile boolean closed;

  private Progress(Path socket) {
    this.socket = socket;
  }

  /**
   * @param socket of a manager that may still have to start
   */
  static Progress towards(Moment moment, Path socket) {
    Progress progress = new Progress(socket);
    Thread.ofVirtual().start(() -> progress.listen(moment));
    Thread.ofVirtual().start(() -> progress.watch(moment));
    return progress;
  }

  /** Until there is a cluster, and the manager tells of it. */
  void awaitCluster(Duration longest) {
    if (!within(told, longest)) {
      throw new LabProblem("no cluster was founded within " + longest.toSeconds() + " s");
    }
  }

  /** Whether the moment came within that time. */
  boolean comesWithin(Duration longest) {
    return within(reached, longest);
  }

  private static boolean within(CountDownLatch latch, Duration longest) {
    try {
      return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while waiting", e);
    }
  }

  private void listen(Moment moment) {
    long last = 0;
    while (goesOn()) {
      Target target = Target.of("/v1/events").with("after", "" + last).with("wait", "20");
      Optional<Events> heard = ask(target, events);
      if (heard.isPresent()) {
        told.countDown();
        last = heard.get().last();
        hit(moment.isTold(heard.get().events()));
      }
    }
  }

  private void watch(Moment moment) {
    String hash = "";
    while (goesOn()) {
      Optional<Status> seen =
          ask(Target.of("/v1/status").with("hash", hash).with("wait", "5"), status);
      if (seen.isPresent()) {
        hash = seen.get().hash();
        hit(moment.isDone(seen.get()));
      }
    }
  }

  private void hit(boolean now) {
    if (now) {
      reached.countDown();
    }
  }

  private boolean goesOn() {
    return !closed && reached.getCount() > 0;
  }

  /** Empty, after a short while, where nobody answers yet or any more. */
  private <T> Optional<T> ask(Target target, Form<T> form) {
    if (Files.exists(socket)) {
      try (Caller caller = Caller.unix(socket)) {
        Answer answer = caller.call("GET", target.toString(), NOTHING, LIMIT);
        if (answer.isSuccess()) {
          return Optional.of(form.read(answer.body()));
        }
      } catch (IOException e) {
        // It starts, or was killed.
      }
    }
    pause();
    return Optional.empty();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
