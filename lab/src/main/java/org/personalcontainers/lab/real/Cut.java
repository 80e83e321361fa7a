package org.personalcontainers.lab.real;

import org.personalcontainers.core.spec.NodeName;

/** A broken line of the lab's network. */
sealed interface Cut extends Comparable<Cut> {
  boolean touches(NodeName node);

  /** A node from everybody: its cable is out, though its own end does not notice. */
  record FromAll(NodeName node) implements Cut {
    @Override
    public boolean touches(NodeName other) {
      return node.equals(other);
    }

    @Override
    public String toString() {
      return node.value();
    }
  }

  /** Two nodes from each other; both still reach all others. In the order of their names. */
  record Between(NodeName one, NodeName other) implements Cut {
    public Between {
      if (one.compareTo(other) >= 0) {
        throw new IllegalArgumentException(one + " does not come before " + other);
      }
    }

    @Override
    public boolean touches(NodeName node) {
      return one.equals(node) || other.equals(node);
    }

    @Override
    public String toString() {
      return one + "+" + other;
    }
  }

  static Cut between(NodeName one, NodeName other) {
    if (one.equals(other)) {
      throw new LabProblem.BadRequest(one + " can't be cut from itself: name another node");
    }
    return one.compareTo(other) < 0 ? new Between(one, other) : new Between(other, one);
  }

  static Cut parse(String text) {
    int plus = text.indexOf('+');
    return plus < 0
        ? new FromAll(new NodeName(text))
        : new Between(
            new NodeName(text.substring(0, plus)), new NodeName(text.substring(plus + 1)));
  }

  @Override
  default int compareTo(Cut other) {
    return toString().compareTo(other.toString());
  }
}
