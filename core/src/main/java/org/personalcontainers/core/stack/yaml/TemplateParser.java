package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.Template.Absence;
import org.personalcontainers.core.stack.yaml.Template.Operator;
import org.personalcontainers.core.stack.yaml.Template.Part;

/** Takes text apart as docker compose does: $NAME, ${NAME}, ${NAME:-word} and their like, $$. */
final class TemplateParser {
  private static final int DEEPEST = 8;
  private static final String DOUBLE = "write $$ where you mean a dollar sign itself";

  private final String text;
  private int at;
  private int dollars;
  private int depth;

  private TemplateParser(String text) {
    this.text = text;
  }

  static Template parse(String text) {
    return new TemplateParser(text).parts();
  }

  /** Up to the end of the text, or within braces up to the one that closes them. */
  private Template parts() {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (at < text.length() && !(depth > 0 && text.charAt(at) == '}')) {
      if (text.charAt(at) != '$') {
        plain.append(text.charAt(at++));
      } else if (beginsVariable()) {
        parts.add(new Template.Text(plain.toString()));
        plain.setLength(0);
        parts.add(variable());
      } else {
        plain.append('$');
        skipDollar();
      }
    }
    parts.add(new Template.Text(plain.toString()));
    return new Template(parts);
  }

  private boolean beginsVariable() {
    return isNext(1, '{') || (at + 1 < text.length() && beginsName(text.charAt(at + 1)));
  }

  /** Two stand for one; and one before anything else is no more than what it is. */
  private void skipDollar() {
    int count = isNext(1, '$') ? 2 : 1;
    at += count;
    dollars += count;
  }

  private Part variable() {
    int dollar = dollars++;
    at++;
    if (!isNext(0, '{')) {
      return new Template.Variable(
          dollar, name(dollar), Operator.NONE, Absence.UNSET, new Template(List.of()));
    }
    at++;
    VariableName name = name(dollar);
    Absence absence = isNext(0, ':') ? Absence.UNSET_OR_EMPTY : Absence.UNSET;
    at += absence == Absence.UNSET_OR_EMPTY ? 1 : 0;
    Operator operator = operator(dollar, name, absence);
    Template word = operator == Operator.NONE ? new Template(List.of()) : word(dollar);
    close(dollar, name);
    return new Template.Variable(dollar, name, operator, absence, word);
  }

  private Operator operator(int dollar, VariableName name, Absence absence) {
    if (at >= text.length()) {
      throw neverClosed(dollar, name);
    }
    char sign = text.charAt(at);
    Operator operator =
        switch (sign) {
          case '-' -> Operator.DEFAULT;
          case '?' -> Operator.REQUIRED;
          case '+' -> Operator.ALTERNATIVE;
          default -> Operator.NONE;
        };
    if (operator == Operator.NONE && (sign != '}' || absence == Absence.UNSET_OR_EMPTY)) {
      throw new BrokenTemplate(
          dollar,
          "behind ${" + name + " stands something that is not known",
          "write ${" + name + "}, ${" + name + ":-default} or ${" + name + ":?what to do}");
    }
    at += operator == Operator.NONE ? 0 : 1;
    return operator;
  }

  private Template word(int dollar) {
    if (depth == DEEPEST) {
      throw new BrokenTemplate(
          dollar, "variables are nested deeper than " + DEEPEST + " levels", "write fewer");
    }
    depth++;
    Template word = parts();
    depth--;
    return word;
  }

  private void close(int dollar, VariableName name) {
    if (!isNext(0, '}')) {
      throw neverClosed(dollar, name);
    }
    at++;
  }

  private static BrokenTemplate neverClosed(int dollar, VariableName name) {
    return new BrokenTemplate(
        dollar, "${" + name + " is never closed", "write ${" + name + "}, or " + afterWrite());
  }

  private static String afterWrite() {
    return DOUBLE.substring("write ".length());
  }

  private VariableName name(int dollar) {
    int from = at;
    while (at < text.length() && isInName(text.charAt(at))) {
      at++;
    }
    try {
      return new VariableName(text.substring(from, at));
    } catch (UnfitValue unfit) {
      String shown = text.substring(from, Math.min(text.length(), at + 1));
      throw new BrokenTemplate(
          dollar,
          quoted("${" + shown) + " begins no variable",
          "write ${NAME} with letters, digits and underscores, or " + afterWrite());
    }
  }

  private boolean isNext(int ahead, char wanted) {
    return at + ahead < text.length() && text.charAt(at + ahead) == wanted;
  }

  private static boolean beginsName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isInName(char c) {
    return beginsName(c) || (c >= '0' && c <= '9');
  }
}
