package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Style;
import org.personalcontainers.core.spec.tree.Wanted;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.Shape.Word;

/** Single values, filled in and of their type. The wanted type decides what plain text means. */
final class WordShaping {
  private static final int LONGEST_NUMBER = 20;
  private static final Pattern COUNT = Pattern.compile("-?[0-9]+");
  private static final Pattern RATIO = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern SPAN =
      Pattern.compile("0|([0-9]{1,9}(\\.[0-9]{1,9})?(ns|us|µs|ms|s|m|h)){1,6}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> YES = Set.of("true", "yes", "on", "y", "1");
  private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");

  private final Filler filler;
  private final Remarks remarks;

  WordShaping(Filler filler, Remarks remarks) {
    this.filler = filler;
    this.remarks = remarks;
  }

  Optional<Tree> shape(KeyPath path, Word word, Tree.Scalar scalar) {
    if (Wanted.saysNothing(scalar)) {
      return nothing(path, word, scalar);
    }
    return filled(path, scalar).flatMap(text -> typed(path, word, text));
  }

  private Optional<Tree> nothing(KeyPath path, Word word, Tree.Scalar scalar) {
    if (word == Word.LABEL) {
      return Optional.of(text(scalar, ""));
    }
    remarks.refuse(path, scalar, "there is no value", "write " + word.wanted() + ", or remove it");
    return Optional.empty();
  }

  private Optional<Tree.Scalar> filled(KeyPath path, Tree.Scalar scalar) {
    Optional<Value> value = filler.fill(path, scalar.place(), scalar.text());
    if (value.isPresent() && value.get() instanceof Value.Secret) {
      remarks.guard(scalar.place());
    }
    return value.map(filled -> new Tree.Scalar(scalar.place(), filled.reveal(), scalar.style()));
  }

  private Optional<Tree> typed(KeyPath path, Word word, Tree.Scalar scalar) {
    return switch (word) {
      case TEXT, LABEL, ASSIGNED -> Optional.of(text(scalar, scalar.text()));
      case ASSIGNMENT -> assignment(path, scalar);
      case COUNT ->
          remarks.read(path, scalar, WordShaping::count).map(count -> plain(scalar, count));
      case RATIO ->
          remarks.read(path, scalar, WordShaping::ratio).map(ratio -> plain(scalar, ratio));
      case FLAG -> remarks.read(path, scalar, WordShaping::flag).map(flag -> plain(scalar, flag));
      case SPAN -> remarks.read(path, scalar, WordShaping::span).map(span -> text(scalar, span));
    };
  }

  private Optional<Tree> assignment(KeyPath path, Tree.Scalar scalar) {
    if (scalar.text().contains("=")) {
      return Optional.of(text(scalar, scalar.text()));
    }
    return remarks
        .read(path, scalar, VariableName::new)
        .flatMap(name -> set(path, name, scalar))
        .map(value -> text(scalar, scalar.text() + "=" + value.reveal()));
  }

  /** The value of the variable that is called as the key is. */
  Optional<Tree> inherited(KeyPath path, Entry entry) {
    Tree.Scalar key = new Tree.Scalar(entry.place(), entry.key(), Style.QUOTED);
    return remarks
        .read(path, key, VariableName::new)
        .flatMap(name -> set(path, name, key))
        .map(value -> text(key, value.reveal()));
  }

  private Optional<Value> set(KeyPath path, VariableName name, Tree.Scalar scalar) {
    Optional<Value> value = filler.value(name);
    if (value.isEmpty()) {
      remarks
          .notices()
          .add(
              path,
              scalar.place(),
              name + " has no value, and the container does not get it",
              "write one behind it, or set " + name);
    }
    if (value.isPresent() && value.get() instanceof Value.Secret) {
      remarks.guard(scalar.place());
    }
    return value;
  }

  private static String count(String text) {
    if (text.length() > LONGEST_NUMBER || !COUNT.matcher(text).matches()) {
      throw new UnfitValue(quoted(text) + " is not a whole number", "write digits alone");
    }
    return text;
  }

  private static String ratio(String text) {
    if (text.length() > LONGEST_NUMBER || !RATIO.matcher(text).matches()) {
      throw new UnfitValue(quoted(text) + " is not a number", "write one such as 0.5");
    }
    return text;
  }

  private static String flag(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String meant = YES.contains(lower) ? "true" : NO.contains(lower) ? "false" : "true or false";
    throw new UnfitValue(quoted(text) + " is not a boolean", "write " + meant);
  }

  private static String span(String text) {
    if (!SPAN.matcher(text).matches()) {
      throw new UnfitValue(
          quoted(text) + " is not a span of time",
          "write " + (NUMBER.matcher(text).matches() ? text + "s" : "one such as 30s or 1m30s"));
    }
    return text;
  }

  private static Tree text(Tree.Scalar scalar, String text) {
    return new Tree.Scalar(scalar.place(), text, Style.QUOTED);
  }

  private static Tree plain(Tree.Scalar scalar, String text) {
    return new Tree.Scalar(scalar.place(), text, Style.PLAIN);
  }
}
