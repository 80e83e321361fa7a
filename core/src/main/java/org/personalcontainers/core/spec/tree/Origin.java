package org.personalcontainers.core.spec.tree;

/** Where a value of a declaration came from. */
public sealed interface Origin {
  /** A person wrote it. */
  record Line(int number) implements Origin {
    @Override
    public String toString() {
      return "line " + number;
    }
  }

  /** Nobody wrote it, and the reason says why it is what it is. */
  record Default(String reason) implements Origin {
    @Override
    public String toString() {
      return "default: " + reason;
    }
  }
}
