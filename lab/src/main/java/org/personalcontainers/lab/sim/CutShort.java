package org.personalcontainers.lab.sim;

/** Whoever acted is gone in the middle of it: nothing after this line happened. */
final class CutShort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Runnable deed;

  /** What befalls it is done where the acting has been unwound. */
  CutShort(String effect, Runnable deed) {
    super(effect, null, false, false);
    this.deed = deed;
  }

  void befalls() {
    deed.run();
  }
}
