package org.personalcontainers.lab.drill;

/** One bad night. */
interface Drill {
  /** As it is typed. */
  String name();

  /** One line for a person who chooses. */
  String tells();

  /** What it begins with. */
  default Begin begins() {
    return Begin.WHOLE;
  }

  /** What a drill wants to find. */
  enum Begin {
    /** A whole cluster. */
    WHOLE,
    /** Nodes that may be wiped. */
    BARE
  }

  /**
   * Ends with a whole cluster, if it began with one; fails with what did not come back, or was
   * lost.
   */
  void run(Stage stage);
}
