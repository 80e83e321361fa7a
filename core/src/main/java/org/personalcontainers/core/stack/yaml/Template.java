package org.personalcontainers.core.stack.yaml;

import java.util.List;
import org.personalcontainers.core.stack.VariableName;

/** Text with variables in it, taken apart. */
record Template(List<Part> parts) {
  Template {
    parts = List.copyOf(parts);
  }

  sealed interface Part {}

  record Text(String text) implements Part {}

  /**
   * A variable, and what becomes of it where it is missing.
   *
   * @param dollar its dollar sign, counted from 0 among those of the whole text
   * @param word what stands behind the operator; empty where there is none
   */
  record Variable(int dollar, VariableName name, Operator operator, Absence absence, Template word)
      implements Part {}

  enum Operator {
    NONE,
    DEFAULT,
    REQUIRED,
    ALTERNATIVE
  }

  /** What counts as missing: with a colon, an empty value does. */
  enum Absence {
    UNSET,
    UNSET_OR_EMPTY
  }
}
