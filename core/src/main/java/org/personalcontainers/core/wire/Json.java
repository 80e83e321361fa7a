package org.personalcontainers.core.wire;

import java.util.List;
import java.util.SequencedMap;

/** A JSON value. */
sealed interface Json {
  record Text(String value) implements Json {}

  record Whole(long value) implements Json {}

  /** A number that is no long. We write none, but a newer version may. */
  record Other(String number) implements Json {}

  record Truth(boolean value) implements Json {}

  record Nothing() implements Json {}

  record Items(List<Json> items) implements Json {}

  record Fields(SequencedMap<String, Json> fields) implements Json {}
}
