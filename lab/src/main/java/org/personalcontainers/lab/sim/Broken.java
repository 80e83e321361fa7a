package org.personalcontainers.lab.sim;

/** Something came to be that must never be. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  Broken(String invariant, String what) {
    super(what, null, false, false);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
