package org.personalcontainers.lab.hostile;

import org.personalcontainers.lab.real.LabProblem;

/** What has to be so; else the drill ends with what was otherwise. */
final class Must {
  private Must() {}

  static void hold(boolean holds, String otherwise) {
    if (!holds) {
      throw new LabProblem(otherwise);
    }
  }

  static void be(Object wanted, Object found, String what) {
    hold(wanted.equals(found), what + ": " + found + ", and it must be " + wanted);
  }
}
