package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.NearMiss;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree;

/**
 * The forms of single values, read as YAML 1.2 says: the wanted type decides, nothing is guessed.
 */
final class Forms {
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");

  /** Words by which older YAML meant a boolean. */
  private static final Set<String> YES = Set.of("true", "yes", "on", "y", "1");

  private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}|0");

  /** What some reader takes for a number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0[xob])?[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[0-9_]*\\.?[0-9_]*([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** Text beyond that is no number; and the pattern below is too dear for it. */
  private static final int LONGEST_NUMBER = 60;

  /** A number that every reader writes back as it stands. */
  private static final Pattern STEADY_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{0,10}[1-9])?");

  private static final Pattern STARTS_LIKE_NUMBER = Pattern.compile("[-+.0-9].*");

  private Forms() {}

  /** Text that stays as it is; what other readers may take for something else must be quoted. */
  static Form<String> text(String example) {
    return new Form<>(example, Forms::text);
  }

  /** A name of ours, made from text. */
  static <T> Form<T> name(String example, Function<String, T> constructor) {
    return new Form<>(example, scalar -> constructor.apply(text(scalar)));
  }

  /** Something with a notation of its own, which decides alone. */
  static <T> Form<T> notation(String example, Function<String, T> parser) {
    return new Form<>(example, scalar -> parser.apply(scalar.text()));
  }

  static String text(Tree.Scalar scalar) {
    if (scalar.style() == Tree.Style.PLAIN) {
      refuseOtherTypes(scalar.text());
    }
    if (scalar.text().codePoints().anyMatch(Forms::isUnprintable)) {
      throw new UnfitValue(
          quoted(scalar.text()) + " holds a control character", "write it without");
    }
    return scalar.text();
  }

  private static void refuseOtherTypes(String text) {
    if (BOOLEANS.contains(text)) {
      throw new UnfitValue(
          text + " without quotes is a boolean, and text is wanted", "write " + quoted(text));
    }
    boolean number =
        text.length() <= LONGEST_NUMBER
            && STARTS_LIKE_NUMBER.matcher(text).matches()
            && NUMBER.matcher(text).matches();
    if (number && !STEADY_NUMBER.matcher(text).matches()) {
      throw new UnfitValue(
          text + " without quotes is a number that readers write in different ways",
          "write " + quoted(text));
    }
  }

  private static boolean isUnprintable(int point) {
    boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
    return control || Character.getType(point) == Character.SURROGATE;
  }

  static Form<Boolean> yesOrNo() {
    return new Form<>("true", Forms::yesOrNo);
  }

  private static boolean yesOrNo(Tree.Scalar scalar) {
    if (scalar.style() == Tree.Style.PLAIN && Set.of("true", "false").contains(scalar.text())) {
      return scalar.text().equals("true");
    }
    throw new UnfitValue(
        shown(scalar) + " is not a boolean", "write " + booleanMeant(scalar.text()));
  }

  private static String booleanMeant(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return "true";
    }
    return NO.contains(lower) ? "false" : "true or false";
  }

  static Form<Integer> count(String example) {
    return new Form<>(example, scalar -> count(scalar, example));
  }

  private static int count(Tree.Scalar scalar, String example) {
    boolean number = COUNT.matcher(scalar.text()).matches();
    if (number && scalar.style() == Tree.Style.PLAIN) {
      return Integer.parseInt(scalar.text());
    }
    throw new UnfitValue(
        shown(scalar) + " is not a whole number of at most four digits",
        "write " + (number ? scalar.text() + " without quotes" : "one such as " + example));
  }

  /** One of a few words. */
  static <T> Form<T> word(Map<String, T> words) {
    List<String> known = List.copyOf(words.keySet());
    return new Form<>(known.getFirst(), scalar -> word(scalar, words, known));
  }

  private static <T> T word(Tree.Scalar scalar, Map<String, T> words, List<String> known) {
    T meaning = words.get(scalar.text());
    if (meaning == null) {
      throw new UnfitValue(
          quoted(scalar.text()) + " is not known here",
          "write " + NearMiss.of(scalar.text(), known).orElse(alternatives(known)));
    }
    return meaning;
  }

  static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String shown(Tree.Scalar scalar) {
    return scalar.style() == Tree.Style.PLAIN
        ? quoted(scalar.text())
        : "the quoted text " + quoted(scalar.text());
  }
}
