package org.personalcontainers.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Reads JSON as RFC 8259 has it, no more and no less, within limits. A key may come only once. */
final class Parser {
  private final String text;
  private final Limits limits;
  private int at;
  private int depth;
  private int values;

  private Parser(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  static Json parse(byte[] utf8, Limits limits) {
    if (utf8.length > limits.bytes()) {
      throw new Unreadable("$", utf8.length + " bytes; at most " + limits.bytes() + " are read");
    }
    Parser parser = new Parser(decoded(utf8), limits);
    parser.skipBlanks();
    Json json = parser.value();
    parser.skipBlanks();
    if (parser.at < parser.text.length()) {
      throw parser.wrong("something follows after the end");
    }
    return json;
  }

  private static String decoded(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("$", "not UTF-8");
    }
  }

  private Json value() {
    values++;
    if (values > limits.values()) {
      throw wrong("more than " + limits.values() + " values");
    }
    return switch (peek()) {
      case '{' -> nested(this::fields);
      case '[' -> nested(this::items);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Truth(true));
      case 'f' -> word("false", new Json.Truth(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number();
    };
  }

  private Json nested(Supplier<Json> inner) {
    depth++;
    if (depth > limits.depth()) {
      throw wrong("nested deeper than " + limits.depth());
    }
    at++;
    Json json = inner.get();
    depth--;
    return json;
  }

  private Json fields() {
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    if (!ends('}')) {
      do {
        field(fields);
      } while (another('}'));
    }
    return new Json.Fields(fields);
  }

  private void field(SequencedMap<String, Json> fields) {
    skipBlanks();
    if (peek() != '"') {
      throw wrong("a key is missing");
    }
    int start = at;
    String key = string();
    skipBlanks();
    expect(':');
    skipBlanks();
    if (fields.put(key, value()) != null) {
      at = start;
      throw wrong("a key comes twice");
    }
  }

  private Json items() {
    List<Json> items = new ArrayList<>();
    if (!ends(']')) {
      do {
        skipBlanks();
        items.add(value());
      } while (another(']'));
    }
    return new Json.Items(items);
  }

  private boolean ends(char end) {
    skipBlanks();
    boolean ends = peek() == end;
    at += ends ? 1 : 0;
    return ends;
  }

  private boolean another(char end) {
    skipBlanks();
    boolean another = peek() == ',';
    if (!another) {
      expect(end);
      return false;
    }
    at++;
    return true;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (peek() != '"') {
      char next = text.charAt(at);
      if (next < ' ') {
        throw wrong("a control character in a string");
      }
      at++;
      string.append(next == '\\' ? escaped() : next);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char escape = peek();
    at++;
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw wrong("no such escape");
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits must follow");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Json word(String word, Json meaning) {
    if (!text.startsWith(word, at)) {
      throw wrong("no value");
    }
    at += word.length();
    return meaning;
  }

  private Json number() {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    int whole = at;
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('-')) {
        skip('+');
      }
      digits();
    }
    return number(text.substring(start, at), whole == at);
  }

  /** What does not fit stays a text: to cut it down would turn it into another number. */
  private static Json number(String number, boolean whole) {
    try {
      return whole ? new Json.Whole(Long.parseLong(number)) : new Json.Other(number);
    } catch (NumberFormatException e) {
      return new Json.Other(number);
    }
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("no value");
    }
  }

  private boolean skip(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong("expected " + wanted);
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("it ends in the middle");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Unreadable wrong(String what) {
    return new Unreadable("character " + (at + 1), what);
  }
}
