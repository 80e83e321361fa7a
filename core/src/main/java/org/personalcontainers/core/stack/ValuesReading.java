package org.personalcontainers.core.stack;

import java.util.List;
import org.personalcontainers.core.spec.tree.Problem;

/** What came of reading a file of values. */
public sealed interface ValuesReading {
  record Read(Values values) implements ValuesReading {}

  /** All that is wrong with it, in the order of its lines, and none of its values. At least one. */
  record Refused(List<Problem> problems) implements ValuesReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
