package org.personalcontainers.cli.change;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;

/**
 * Asks for what changes, as soon as it is another than what was seen. A manager that restarts, or
 * gives the lead away, is waited for.
 *
 * @param goesOn what whoever is stopped in the middle is told
 */
public record LongPoll<T>(
    Remote remote, String path, Form<T> form, LiveLines lines, String goesOn) {
  private static final Duration UNHEARD = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * The next answer; it may be the same where that time is over.
   *
   * @param hash of what was seen last; empty: nothing was
   */
  public T next(String hash, Duration wait) {
    return next(target(hash, wait));
  }

  /** The answer to that question. */
  public T next(Target target) {
    long end = System.nanoTime() + UNHEARD.toNanos();
    while (true) {
      try {
        return remote.get(target, form);
      } catch (Failure failure) {
        if (failure.code() != ExitCode.UNREACHABLE || System.nanoTime() > end) {
          throw failure;
        }
        String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        lines.show(List.of(why + "; asking again"));
        pause();
      }
    }
  }

  private Target target(String hash, Duration wait) {
    Target target = Target.of(path);
    return hash.isEmpty()
        ? target
        : target.with("hash", hash).with("wait", String.valueOf(wait.toSeconds()));
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw Failure.failed("interrupted\n" + goesOn);
    }
  }
}
