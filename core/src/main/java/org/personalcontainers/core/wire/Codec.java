package org.personalcontainers.core.wire;

import java.util.Optional;

/** How the values of one type look as JSON. */
interface Codec {
  Json write(Object value);

  /** Throws {@link Unreadable} where it is not of this type. */
  Object read(Json json);

  /** What stands for a field that an older version did not write; empty: nothing can. */
  default Optional<Object> whenMissing() {
    return Optional.empty();
  }

  static String words(Json json) {
    return switch (json) {
      case Json.Text text -> "a text";
      case Json.Whole whole -> "a number";
      case Json.Other number -> "a number that is not whole, or too large";
      case Json.Truth truth -> "true or false";
      case Json.Nothing nothing -> "null";
      case Json.Items items -> "a list";
      case Json.Fields fields -> "an object";
    };
  }

  static Unreadable notA(String wanted, Json json) {
    return new Unreadable("", "expected " + wanted + ", found " + words(json));
  }
}
