package org.personalcontainers.manager.reconcile;

/** The loop's own time. It never goes back, and has nothing to do with the time of day. */
public interface Clock {
  /** In milliseconds, since no particular moment. */
  long now();

  /** Does something on the loop, not before that time has passed. Never blocks. */
  void later(long milliseconds, Runnable deed);
}
