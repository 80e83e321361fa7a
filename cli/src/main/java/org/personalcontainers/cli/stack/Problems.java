package org.personalcontainers.cli.stack;

import java.util.List;
import java.util.StringJoiner;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.spec.tree.Problem;

/** All that is wrong with a file, as one failure. */
final class Problems {
  private Problems() {}

  static Failure failure(List<Problem> problems, String file) {
    StringJoiner lines = new StringJoiner("\n");
    problems.forEach(problem -> lines.add(problem.toString()));
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return Failure.badInput(lines.add(count + " in " + file + "; nothing was changed").toString());
  }
}
