package org.personalcontainers.link.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first line and the headers of a message, as RFC 9112 has them and no laxer: what two readers
 * could take for two different messages is refused.
 *
 * @param fields by name in small letters
 */
record Head(String start, SortedMap<String, List<String>> fields) {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  static Head read(Intake in, int mostBytes, int mostFields) throws IOException {
    Lines lines = new Lines(in, mostBytes);
    String start = lines.next();
    SortedMap<String, List<String>> fields = new TreeMap<>();
    int count = 0;
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (++count > mostFields) {
        throw new Malformed(431, "more than " + mostFields + " headers");
      }
      add(fields, line);
    }
    return new Head(start, fields);
  }

  private static void add(SortedMap<String, List<String>> fields, String line) throws Malformed {
    int colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.substring(0, colon))) {
      throw new Malformed(400, "a header without a proper name");
    }
    fields
        .computeIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
        .add(line.substring(colon + 1).strip());
  }

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Head::isTokenMark);
  }

  private static boolean isTokenMark(int mark) {
    return (mark >= 'a' && mark <= 'z')
        || (mark >= 'A' && mark <= 'Z')
        || (mark >= '0' && mark <= '9')
        || (mark < 127 && TOKEN_MARKS.indexOf(mark) >= 0);
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Is it one of the words of that header, such as Connection: keep-alive, close? */
  boolean says(String name, String word) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .anyMatch(each -> each.strip().equalsIgnoreCase(word));
  }

  /** The body's length; -1 where none is told. */
  long length() throws Malformed {
    List<String> lengths = all("content-length");
    if (lengths.isEmpty()) {
      return -1;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
      throw new Malformed(400, "a bad length, or more than one");
    }
    return Long.parseLong(lengths.getFirst());
  }

  /** So many seconds; what says anything else says nothing. */
  Optional<Duration> seconds(String name) {
    return all(name).stream()
        .filter(value -> value.matches("[0-9]{1,6}"))
        .findFirst()
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  /** Lines that end as they must, and are not too long all together. */
  private static final class Lines {
    private final Intake in;
    private int left;

    Lines(Intake in, int most) {
      this.in = in;
      this.left = most;
    }

    String next() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int mark = mark(); mark != '\r'; mark = mark()) {
        if ((mark < ' ' && mark != '\t') || mark == 127) {
          throw new Malformed(400, "a control character in the head");
        }
        line.append((char) mark);
      }
      if (mark() != '\n') {
        throw new Malformed(400, "a line that ends by half");
      }
      return line.toString();
    }

    private int mark() throws IOException {
      if (left-- == 0) {
        throw new Malformed(431, "the head is too long");
      }
      return in.next();
    }
  }
}
