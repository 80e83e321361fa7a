package org.personalcontainers.manager.reconcile;

/** Measures how long things take, for who wants to see where the time goes. From any thread. */
public interface Stopwatch {
  /** Of nobody who wants to know. */
  Stopwatch UNREAD = (lane, what) -> () -> {};

  /**
   * Runs until it is closed.
   *
   * @param lane who does it
   */
  Lap begin(String lane, String what);

  /** A time that runs. */
  @FunctionalInterface
  interface Lap extends AutoCloseable {
    @Override
    void close();
  }
}
