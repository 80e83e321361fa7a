package org.personalcontainers.lab.sim;

/** The power of a machine failed while its agent acted: nothing after this line happened. */
final class PowerLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PowerLost(String effect) {
    super(effect, null, false, false);
  }
}
