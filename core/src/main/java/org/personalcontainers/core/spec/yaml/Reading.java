package org.personalcontainers.core.spec.yaml;

import java.util.List;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.tree.Origins;
import org.personalcontainers.core.spec.tree.Problem;

/** What came of reading a file. */
public sealed interface Reading {
  /** The file is good: what it declares, with every default filled in. */
  record Read(ClusterSpec spec, Origins origins) implements Reading {}

  /** The file is bad: all that is wrong with it, in the order of its lines. At least one. */
  record Refused(List<Problem> problems) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
