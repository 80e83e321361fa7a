package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;

/**
 * Reads lines of NAME=value as docker compose does: plain and double-quoted values have their
 * variables filled in, single-quoted ones stay as they are, and quoted ones may run over lines.
 */
final class EnvReader {
  private static final Pattern EXPORT = Pattern.compile("export\\s+");
  private static final Pattern COMMENT = Pattern.compile("\\s#");

  private final List<String> lines;
  private final Findings findings;
  private final Values above;
  private final SortedMap<VariableName, Value> values = new TreeMap<>();
  private final Filler filler;
  private int number;

  /**
   * For one file.
   *
   * @param above what wins over the values of this file, and is inherited by a name alone
   */
  EnvReader(List<String> lines, Values above, Findings findings) {
    this.lines = lines;
    this.findings = findings;
    this.above = above;
    this.filler = new Filler(this::find, new Dollars(lines), findings);
  }

  private Optional<Value> find(VariableName name) {
    return above.find(name).or(() -> Optional.ofNullable(values.get(name)));
  }

  Values read() {
    for (number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        readLine(line);
      }
    }
    filler.tellMissing(above.byName().keySet());
    return new Values(values);
  }

  private void readLine(String line) {
    int from = afterBlanks(line, 0);
    Matcher export = EXPORT.matcher(line).region(from, line.length());
    int start = export.lookingAt() ? export.end() : from;
    int delimiter = delimiter(line, start);
    String key = line.substring(start, delimiter).strip();
    Place place = new Place(number, column(line, start));
    if (delimiter == line.length()) {
      inherit(key, place);
    } else {
      assign(key, place, line, delimiter + 1);
    }
  }

  private static int delimiter(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != ':') {
      at++;
    }
    return at;
  }

  private static int afterBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int column(String line, int at) {
    return line.codePointCount(0, at) + 1;
  }

  /** A name alone passes on what is set already. */
  private void inherit(String text, Place place) {
    name(plain(text), place)
        .ifPresent(name -> above.find(name).ifPresent(v -> values.put(name, v)));
  }

  private Optional<VariableName> name(String key, Place place) {
    try {
      return Optional.of(new VariableName(key));
    } catch (UnfitValue unfit) {
      boolean words = key.contains(" ");
      findings.add(
          KeyPath.ROOT,
          place,
          words ? "this line has no = behind a name" : unfit.wrong(),
          words ? "write NAME=value, or # before a comment" : unfit.remedy());
      return Optional.empty();
    }
  }

  private void assign(String key, Place place, String line, int behind) {
    Optional<VariableName> name = name(key, place);
    int at = afterBlanks(line, behind);
    Place start = new Place(number, column(line, at));
    KeyPath path = name.map(found -> KeyPath.ROOT.key(found.value())).orElse(KeyPath.ROOT);
    char first = at < line.length() ? line.charAt(at) : ' ';
    Optional<Value> value =
        switch (first) {
          case '\'' -> quoted(path, start, at, '\'').map(Value.Plain::new);
          case '"' ->
              quoted(path, start, at, '"')
                  .map(EnvEscapes::expanded)
                  .flatMap(text -> filler.fill(path, start, text));
          default -> filler.fill(path, start, plain(line.substring(behind)));
        };
    name.ifPresent(found -> value.ifPresent(v -> values.put(found, guarded(found, v))));
  }

  private static Value guarded(VariableName name, Value value) {
    return name.soundsSecret() ? new Value.Secret(value.reveal()) : value;
  }

  private static String plain(String text) {
    Matcher comment = COMMENT.matcher(text);
    return (comment.find() ? text.substring(0, comment.start()) : text).strip();
  }

  /** What stands between the quotes, with its escapes; {@link #number} is then the last line. */
  private Optional<String> quoted(KeyPath path, Place start, int opening, char quote) {
    StringBuilder text = new StringBuilder();
    int at = opening + 1;
    for (int last = number; last <= lines.size(); last++) {
      String line = lines.get(last - 1);
      while (at < line.length() && line.charAt(at) != quote) {
        at = take(line, at, quote, text);
      }
      if (at < line.length()) {
        number = last;
        refuseRest(path, line, at + 1);
        return Optional.of(text.toString());
      }
      text.append('\n');
      at = 0;
    }
    number = lines.size();
    findings.add(
        path, start, "the quote that opens here is never closed", "write a second one behind it");
    return Optional.empty();
  }

  private static int take(String line, int at, char quote, StringBuilder text) {
    boolean escape = line.charAt(at) == '\\' && at + 1 < line.length();
    if (!escape) {
      text.append(line.charAt(at));
      return at + 1;
    }
    char next = line.charAt(at + 1);
    text.append(next == quote ? "" : "\\").append(next);
    return at + 2;
  }

  private void refuseRest(KeyPath path, String line, int from) {
    String rest = line.substring(from).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      findings.add(
          path,
          new Place(number, column(line, afterBlanks(line, from))),
          "text stands behind the closing quote",
          "put all of the value into one pair of quotes, and # before a comment");
    }
  }
}
