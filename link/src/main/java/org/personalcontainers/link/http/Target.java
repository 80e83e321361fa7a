package org.personalcontainers.link.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a request asks for, decoded. It is written and read in one way only: two spellings of one
 * path would make two rules for it.
 *
 * @param path begins with a slash; no empty, "." or ".." segments, no trailing slash
 * @param query no name comes twice; a plus is a plus
 */
public record Target(String path, SortedMap<String, String> query) {
  private static final String UNRESERVED = "-._~";
  private static final String OF_SEGMENTS = "!$&'()*+,;=:@";
  private static final String OF_QUERIES = "!$'()*+,;:@/?";

  public Target {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
    checkPath(path);
  }

  public static Target of(String path) {
    return new Target(path, new TreeMap<>());
  }

  public Target with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(query);
    more.put(name, value);
    return new Target(path, more);
  }

  private static void checkPath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path does not begin with a slash");
    }
    if (path.chars().anyMatch(mark -> Character.isISOControl(mark) || mark == '\\')) {
      throw new IllegalArgumentException("the path has a character that no path has");
    }
    for (String segment : segments(path)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("the path has an empty, \".\" or \"..\" segment");
      }
    }
  }

  private static List<String> segments(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  /** Throws IllegalArgumentException for all that is not exactly of this form. */
  static Target parse(String raw) {
    int question = raw.indexOf('?');
    String path = question < 0 ? raw : raw.substring(0, question);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path does not begin with a slash");
    }
    String decoded =
        segments(path).stream().map(Target::segment).collect(Collectors.joining("/", "/", ""));
    return new Target(decoded, question < 0 ? new TreeMap<>() : query(raw.substring(question + 1)));
  }

  private static String segment(String raw) {
    String segment = decoded(raw, OF_SEGMENTS);
    if (segment.indexOf('/') >= 0) {
      throw new IllegalArgumentException("the path hides a slash");
    }
    return segment;
  }

  private static SortedMap<String, String> query(String raw) {
    SortedMap<String, String> query = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals), OF_QUERIES);
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), OF_QUERIES + "=");
      if (name.isEmpty() || query.put(name, value) != null) {
        throw new IllegalArgumentException("the query has a name twice, or none");
      }
    }
    return query;
  }

  private static String decoded(String raw, String marks) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int at = 0; at < raw.length(); at++) {
      char mark = raw.charAt(at);
      if (mark == '%') {
        bytes.write(octet(raw, at));
        at += 2;
      } else if (isPlain(mark) || marks.indexOf(mark) >= 0) {
        bytes.write(mark);
      } else {
        throw new IllegalArgumentException("a character that has to be encoded");
      }
    }
    return text(bytes.toByteArray());
  }

  private static int octet(String raw, int at) {
    if (raw.length() < at + 3
        || !Character.isLetterOrDigit(raw.charAt(at + 1))
        || !Character.isLetterOrDigit(raw.charAt(at + 2))) {
      throw new IllegalArgumentException("a percent sign without two digits");
    }
    return Integer.parseInt(raw, at + 1, at + 3, 16);
  }

  private static boolean isPlain(char mark) {
    return (mark >= 'a' && mark <= 'z')
        || (mark >= 'A' && mark <= 'Z')
        || (mark >= '0' && mark <= '9')
        || UNRESERVED.indexOf(mark) >= 0;
  }

  private static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8 behind the percent signs", e);
    }
  }

  /** As it goes into a request. */
  @Override
  public String toString() {
    String encoded =
        segments(path).stream().map(Target::encoded).collect(Collectors.joining("/", "/", ""));
    return query.isEmpty()
        ? encoded
        : encoded
            + query.entrySet().stream()
                .map(Target::encoded)
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(Map.Entry<String, String> pair) {
    return encoded(pair.getKey()) + "=" + encoded(pair.getValue());
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char mark = (char) (each & 0xff);
      encoded.append(isPlain(mark) ? String.valueOf(mark) : "%%%02X".formatted((int) mark));
    }
    return encoded.toString();
  }
}
