package org.personalcontainers.lab.sim;

/**
 * What a run may leave undone at its end, or take its time for. A report counts the runs of each.
 */
enum Excuse {
  DEAD_NODE("what cannot be without a node that died for good"),
  STANDS_LATER("no rest yet when the plan had nothing more to do: it came within minutes");

  private final String words;

  Excuse(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
