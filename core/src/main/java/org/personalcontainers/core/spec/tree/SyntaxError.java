package org.personalcontainers.core.spec.tree;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The YAML scanner's complaint in the words of a person who writes a file by hand. */
record SyntaxError(Place place, String wrong, String remedy) {
  private static final String TOKEN = "that cannot start any token";

  /** In longer lines nobody looks for what was meant. */
  private static final int LONGEST_LINE = 300;

  /** A key, a colon, and text with a colon in it. */
  private static final Pattern TWO_COLONS =
      Pattern.compile("[\\s-]*([^\\s:\"'{\\[]+): ([^\"'{\\[]{0,80}: .{0,80})");

  private static final Pattern UNEXPECTED =
      Pattern.compile("expected the node content, but found '<?(.{1,40}?)>?'");

  private static final Pattern TWO_WORDS =
      Pattern.compile("\\s*([\\w-]{1,60})\\s+([\\w./-]{1,60})\\s*");

  static SyntaxError of(MarkedYAMLException error, List<String> lines) {
    Place place = error.getProblemMark() == null ? Place.START : Place.of(error.getProblemMark());
    String problem = String.valueOf(error.getProblem());
    String context = String.valueOf(error.getContext());
    if (problem.startsWith("found character '\\t(TAB)'")) {
      return new SyntaxError(place, "a tab stands where blanks are wanted", "indent with blanks");
    }
    if (problem.contains(TOKEN)) {
      String character = problem.substring("found character '".length(), problem.indexOf("' that"));
      return new SyntaxError(place, "text cannot begin with " + character, "put it in quotes");
    }
    if (context.contains("quoted scalar")) {
      return quotes(problem, place, opened(error.getContextMark(), place));
    }
    if (context.contains("flow mapping") || context.contains("flow sequence")) {
      return brackets(context, place, opened(error.getContextMark(), place));
    }
    return structure(problem, place, lines);
  }

  /** A complaint that arose somewhere behind that place. */
  static SyntaxError behind(Place place, YAMLException error) {
    return new SyntaxError(
        place,
        "what follows is not YAML: " + quoted(String.valueOf(error.getMessage())),
        "close every bracket and quote, and put text with odd characters in quotes");
  }

  private static SyntaxError quotes(String problem, Place place, Place opened) {
    return problem.contains("escape")
        ? new SyntaxError(
            place,
            "behind the backslash stands no known letter",
            "write two backslashes for one, or use single quotes")
        : new SyntaxError(
            opened,
            "the quote that opens here is never closed",
            "write a second one behind the text");
  }

  private static SyntaxError brackets(String context, Place place, Place opened) {
    boolean mapping = context.contains("mapping");
    return new SyntaxError(
        place,
        "the " + (mapping ? "{" : "[") + " of line " + opened.line() + " is not closed before this",
        "write a comma, or close it with " + (mapping ? "}" : "]"));
  }

  private static SyntaxError structure(String problem, Place place, List<String> lines) {
    if (problem.startsWith("mapping values are not allowed")) {
      return colon(place, lines);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return withoutColon(place.line(), lines);
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return new SyntaxError(
          place,
          "a list item stands where none can be",
          "write it in a line of its own, or the list in brackets");
    }
    if (problem.contains("but found '}'") || problem.contains("but found ']'")) {
      String bracket = problem.contains("'}'") ? "}" : "]";
      return new SyntaxError(place, "a " + bracket + " stands here, and none is open", "remove it");
    }
    Matcher unexpected = UNEXPECTED.matcher(problem);
    return unexpected.matches()
        ? new SyntaxError(
            place,
            "a value is wanted here, and not " + unexpected.group(1),
            "write the value, or close what is open before this")
        : block(problem, place, lines);
  }

  private static SyntaxError colon(Place place, List<String> lines) {
    Matcher twoColons = TWO_COLONS.matcher(line(place.line(), lines));
    if (twoColons.matches()) {
      String text = twoColons.group(2).strip();
      return new SyntaxError(
          place,
          "text that holds a colon and a blank looks like a key",
          "write " + twoColons.group(1) + ": " + quoted(text));
    }
    boolean before = place.line() > 1 && !line(place.line() - 1, lines).contains(":");
    return before
        ? withoutColon(place.line() - 1, lines)
        : new SyntaxError(
            place,
            "a key stands where none can be: the line before has its value already",
            "give the keys of one group the same indentation");
  }

  private static SyntaxError withoutColon(int number, List<String> lines) {
    Matcher words = TWO_WORDS.matcher(line(number, lines));
    String remedy =
        words.matches()
            ? words.group(1) + ": " + words.group(2)
            : "key: value, or key: above a group";
    return new SyntaxError(new Place(number, 1), "this line has no colon", "write " + remedy);
  }

  private static SyntaxError block(String problem, Place place, List<String> lines) {
    if (problem.contains("<block end>") && line(place.line(), lines).startsWith(" ")) {
      return new SyntaxError(
          place,
          "this does not belong to what stands before it",
          "give the keys of one group the same indentation, and a value only one pair of quotes");
    }
    return new SyntaxError(
        place,
        "this is not YAML: " + quoted(problem),
        "write key: value, and put text with odd characters in quotes");
  }

  private static Place opened(Mark mark, Place otherwise) {
    return mark == null ? otherwise : Place.of(mark);
  }

  private static String line(int number, List<String> lines) {
    String line = number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    return line.length() > LONGEST_LINE ? "" : line;
  }
}
