package org.personalcontainers.lab.drill;

/** One bad night. */
interface Drill {
  /** As it is typed. */
  String name();

  /** One line for a person who chooses. */
  String tells();

  /** Begins and ends with a whole cluster; fails with what did not come back, or was lost. */
  void run(Stage stage);
}
