package org.personalcontainers.core.check;

/** A plan that breaks an invariant, and its neighbour that keeps all of them. */
record Sample(Invariant invariant, String title, Stage.Case broken, Stage.Case kept) {
  @Override
  public String toString() {
    return invariant + ": " + title;
  }
}
