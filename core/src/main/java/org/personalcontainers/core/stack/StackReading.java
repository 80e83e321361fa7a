package org.personalcontainers.core.stack;

import java.util.List;
import org.personalcontainers.core.spec.tree.Problem;

/** What came of reading a compose file. */
public sealed interface StackReading {
  /**
   * The file is good.
   *
   * @param notices what stands in it and will not be done, in the order of its lines
   */
  record Read(StackFile file, List<Problem> notices) implements StackReading {
    public Read {
      notices = List.copyOf(notices);
    }
  }

  /** The file is bad: all that is wrong with it, in the order of its lines. At least one. */
  record Refused(List<Problem> problems) implements StackReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
