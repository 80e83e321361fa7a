package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a query wants of a list, in both of Docker's spellings: {@code {"service":{"x":true}}} and
 * {@code {"service":["x"]}}. What it can't be held to is refused, never passed over: that would
 * answer more than was asked for.
 *
 * @param wanted the values that do, by field
 */
record Filters(SortedMap<String, Set<String>> wanted) {
  private static final int LONGEST = 4096;
  private static final int MOST_VALUES = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  Filters {
    wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
  }

  /**
   * Throws an IllegalArgumentException that says what is wrong, in our own words.
   *
   * @param known the filters that there are
   */
  static Filters of(SortedMap<String, String> query, Set<String> known) {
    if (!Set.of("filters").containsAll(query.keySet())) {
      throw new IllegalArgumentException("a query can hold nothing but filters here");
    }
    SortedMap<String, Set<String>> wanted = new TreeMap<>();
    String filters = query.getOrDefault("filters", "");
    if (!filters.isEmpty()) {
      parsed(filters).properties().forEach(filter -> add(wanted, filter, known));
    }
    return new Filters(wanted);
  }

  private static JsonNode parsed(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the filters are too long");
    }
    try {
      JsonNode filters = JSON.readTree(text);
      if (filters.isObject()) {
        return filters;
      }
    } catch (JsonProcessingException e) {
      // Said below, without its words, which quote the text.
    }
    throw new IllegalArgumentException("the filters are no JSON object");
  }

  private static void add(
      SortedMap<String, Set<String>> wanted,
      Map.Entry<String, JsonNode> filter,
      Set<String> known) {
    if (!known.contains(filter.getKey())) {
      throw new IllegalArgumentException(
          "there are only these filters here: " + new TreeSet<>(known));
    }
    Set<String> values = new TreeSet<>();
    if (filter.getValue().isArray()) {
      filter.getValue().forEach(value -> values.add(text(value)));
    } else {
      filter.getValue().properties().forEach(value -> values.add(chosen(value)));
    }
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new IllegalArgumentException("a filter has 1 to " + MOST_VALUES + " values");
    }
    wanted.put(filter.getKey(), values);
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("a filter's values are words");
    }
    return value.textValue();
  }

  private static String chosen(Map.Entry<String, JsonNode> value) {
    if (!value.getValue().isBoolean() || !value.getValue().booleanValue()) {
      throw new IllegalArgumentException("a filter's values are chosen by true");
    }
    return value.getKey();
  }

  /** Everything does where no such filter is set. */
  boolean admit(String filter, String value) {
    return !wanted.containsKey(filter) || wanted.getOrDefault(filter, Set.of()).contains(value);
  }
}
