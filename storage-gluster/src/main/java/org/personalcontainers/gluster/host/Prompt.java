package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.personalcontainers.gluster.host.Programs.Talk;

/**
 * The gluster command's own prompt: a question costs it a fiftieth of what a program costs that
 * starts anew. It ends soon after the last question, for it needs five megabytes. Safe for use by
 * many threads.
 */
final class Prompt {
  /** Its output goes into a pipe, and would stay in its buffer. */
  private static final List<String> PROGRAM =
      List.of("stdbuf", "-oL", "gluster", "--mode=script", "--xml");

  private static final String BEGIN = "<?xml";
  private static final String END = "</cliOutput>";

  /** Many times what it needs, and short beside a look. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A node that is looked at for a change is looked at more often than that. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final Programs programs;
  private final Duration kept;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Talk> talk = Optional.empty();
  private boolean trusted = true;
  private long last;

  Prompt(Programs programs) {
    this(programs, KEPT);
  }

  Prompt(Programs programs, Duration kept) {
    this.programs = programs;
    this.kept = kept;
  }

  /**
   * Empty where it does not answer at once, as while the daemon is away, for whose return it waits:
   * then a program has to ask, which tells what is wrong.
   */
  Optional<String> ask(String question) {
    lock.lock();
    try {
      return trusted ? answer(question) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> answer(String question) {
    Optional<String> answer = opened().flatMap(open -> open.ask(question, END, PATIENCE));
    last = System.nanoTime();
    if (answer.isEmpty()) {
      trusted = false;
      end();
    }
    return answer.map(Prompt::withoutWelcome);
  }

  private static String withoutWelcome(String said) {
    return said.substring(Math.max(0, said.indexOf(BEGIN)));
  }

  /** A program was answered: so will the prompt be, most likely. */
  void trust() {
    lock.lock();
    try {
      trusted = true;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Talk> opened() {
    if (talk.isEmpty()) {
      talk = programs.talk(PROGRAM);
      last = System.nanoTime();
      talk.ifPresent(open -> Thread.ofVirtual().name("gluster prompt").start(() -> keep(open)));
    }
    return talk;
  }

  private void keep(Talk open) {
    long left = kept.toNanos();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = left(open);
    }
  }

  /** Until it is ended, which is done when nothing is left. */
  private long left(Talk open) {
    lock.lock();
    try {
      long left = last + kept.toNanos() - System.nanoTime();
      boolean isKept = talk.filter(open::equals).isPresent();
      if (isKept && left <= 0) {
        end();
      }
      return isKept ? left : 0;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    talk.ifPresent(Talk::close);
    talk = Optional.empty();
  }
}
