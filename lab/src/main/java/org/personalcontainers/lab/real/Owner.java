package org.personalcontainers.lab.real;

import java.time.Instant;

/** The process for which a lab was made; when it is gone, so is the lab's reason. */
record Owner(long pid, long started) {
  static Owner thisProcess() {
    return of(ProcessHandle.current());
  }

  static Owner parse(String text) {
    String[] words = text.split(" ");
    return new Owner(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  /** A number alone is not enough: the next process may get it. */
  boolean lives() {
    return ProcessHandle.of(pid).map(Owner::of).filter(this::equals).isPresent();
  }

  private static Owner of(ProcessHandle process) {
    long started = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    return new Owner(process.pid(), started);
  }

  @Override
  public String toString() {
    return pid + " " + started;
  }
}
