package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.NearMiss;
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
  private static final Pattern COUNT = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern MODE = Pattern.compile("0[0-7]{3}");
  private static final Pattern MODE_WITHOUT_ZERO = Pattern.compile("[0-7]{3}");
  private static final Pattern SIZE =
      Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})? ?[kKmMgGtTpP]?[iI]?[bB]?");
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

  Optional<Tree> shape(KeyPath path, Shape.OneOf oneOf, Tree.Scalar scalar) {
    return filled(path, scalar)
        .flatMap(filled -> remarks.read(path, filled, text -> known(text, oneOf)))
        .map(text -> text(scalar, text));
  }

  private static String known(String text, Shape.OneOf oneOf) {
    if (!oneOf.words().contains(text)) {
      throw new UnfitValue(
          quoted(text) + " is not known here",
          "write " + NearMiss.of(text, oneOf.words()).orElseGet(oneOf::wanted));
    }
    return text;
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
      case MODE -> remarks.read(path, scalar, WordShaping::mode).map(mode -> plain(scalar, mode));
      case SIZE -> remarks.read(path, scalar, WordShaping::size).map(size -> text(scalar, size));
      case CPUS -> remarks.read(path, scalar, WordShaping::ratio).map(cpus -> text(scalar, cpus));
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
      throw new UnfitValue(
          quoted(text) + " is not a whole number", "write digits alone, no zero first");
    }
    return text;
  }

  /** Without its zero, docker takes it for a decimal number, and the mode is another one. */
  private static String mode(String text) {
    if (!MODE.matcher(text).matches()) {
      throw new UnfitValue(
          quoted(text) + " is not a mode",
          "write " + (MODE_WITHOUT_ZERO.matcher(text).matches() ? "0" + text : "one such as 0440"));
    }
    return text;
  }

  private static String size(String text) {
    if (!SIZE.matcher(text).matches()) {
      throw new UnfitValue(quoted(text) + " is not a size", "write one such as 64M or 1G");
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
