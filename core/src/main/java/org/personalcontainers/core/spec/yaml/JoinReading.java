package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Problem;

/** What came of reading a join.yml. */
public sealed interface JoinReading {
  /** What looks like a join key, or a part of one. */
  Pattern KEY =
      Pattern.compile("(?i)pc-[0-9a-z.-]{4,}|([0-9a-z]{1,6}-){3,}[0-9a-z]*|[0-9a-z]{20,}");

  record Read(JoinFile file) implements JoinReading {}

  /** All that is wrong with it, in the order of its lines, and never the key. At least one. */
  record Refused(List<Problem> problems) implements JoinReading {
    public Refused {
      problems = problems.stream().map(Refused::masked).toList();
    }

    /** A key that stands in the wrong place must not get into a log with the problem. */
    private static Problem masked(Problem problem) {
      KeyPath path = new KeyPath(problem.path().steps().stream().map(Refused::masked).toList());
      return new Problem(
          problem.file(),
          problem.line(),
          problem.column(),
          path,
          masked(problem.wrong()),
          masked(problem.remedy()));
    }

    private static String masked(String text) {
      return KEY.matcher(text).replaceAll("***");
    }
  }
}
