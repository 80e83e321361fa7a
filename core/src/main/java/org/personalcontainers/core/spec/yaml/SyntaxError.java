package org.personalcontainers.core.spec.yaml;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The YAML scanner's complaint in the words of a person who writes a file by hand. */
record SyntaxError(String wrong, String remedy) {
  private static final String TOKEN = "that cannot start any token";

  static SyntaxError of(MarkedYAMLException error, List<String> lines) {
    String problem = String.valueOf(error.getProblem());
    String context = String.valueOf(error.getContext());
    if (problem.startsWith("found character '\\t(TAB)'")) {
      return new SyntaxError("a tab stands where blanks are wanted", "indent with blanks");
    }
    if (problem.contains(TOKEN)) {
      String character = problem.substring("found character '".length(), problem.indexOf("' that"));
      return new SyntaxError("text cannot begin with " + character, "put it in quotes");
    }
    if (context.contains("quoted scalar")) {
      return quotes(problem, opened(error.getContextMark()));
    }
    if (context.contains("flow mapping") || context.contains("flow sequence")) {
      return brackets(context, opened(error.getContextMark()));
    }
    return structure(problem, lineOf(error.getProblemMark(), lines));
  }

  private static SyntaxError quotes(String problem, String opened) {
    return problem.contains("escape")
        ? new SyntaxError(
            "behind the backslash stands no known letter",
            "write two backslashes for one, or use single quotes")
        : new SyntaxError("the quote opened" + opened + " is never closed", "close it");
  }

  private static SyntaxError brackets(String context, String opened) {
    boolean mapping = context.contains("mapping");
    return new SyntaxError(
        "the " + (mapping ? "{" : "[") + " opened" + opened + " is not closed here",
        "write a comma, or close it with " + (mapping ? "}" : "]"));
  }

  private static SyntaxError structure(String problem, String line) {
    if (problem.startsWith("mapping values are not allowed")) {
      return new SyntaxError(
          "a colon stands where none can be",
          "end the line before with a colon or a value, indent this one like its neighbours, "
              + "and put text that holds a colon in quotes");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new SyntaxError("a key without its colon", "write key: value");
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return new SyntaxError(
          "a list item stands where none can be", "write it in a line of its own: - item");
    }
    return block(problem, line);
  }

  private static SyntaxError block(String problem, String line) {
    if (problem.contains("<block end>") && line.startsWith(" ")) {
      return new SyntaxError(
          "this does not belong to what stands before it",
          "give the keys of one group the same indentation, and close quotes and brackets once");
    }
    return new SyntaxError(
        "this is not YAML (" + problem + ")", "write key: value, and put odd text in quotes");
  }

  private static String opened(Mark mark) {
    return mark == null ? "" : " in line " + (mark.getLine() + 1);
  }

  private static String lineOf(Mark mark, List<String> lines) {
    boolean known = mark != null && mark.getLine() < lines.size();
    return known ? lines.get(mark.getLine()) : "";
  }
}
