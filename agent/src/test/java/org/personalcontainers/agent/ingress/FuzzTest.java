package org.personalcontainers.agent.ingress;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.personalcontainers.fuzz.Fuzz;

/** What Docker's daemon says of objects of anybody's, and what anybody in the ingress asks. */
class FuzzTest {
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "false",
    "1e400",
    "\\u0000",
    "\\ud800",
    "{}",
    "[]",
    "[[[[[[",
    "\"ID\":",
    "\"Id\":",
    "\"Spec\":",
    "\"Labels\":",
    "\"traefik.enable\":",
    "\"Addr\":\"",
    "\"service\":",
    "10.0.1.5/24"
  };

  private static Fuzz fuzz(String name, Class<? extends Throwable> refusal, String... samples) {
    return Fuzz.of(FuzzTest.class, name, refusal).samples(samples).words(WORDS);
  }

  /** However it is broken, a field that nobody named does not get through. */
  private static void play(String kind, Function<JsonNode, ObjectNode> extract) {
    fuzz("ingress-" + kind, IOException.class, FakeDocker.resource("docker/" + kind + ".json"))
        .play(
            bytes -> {
              List<ObjectNode> objects = DockerSource.extracted(bytes, extract);
              View view = new View(objects, objects, objects);
              assertFalse(view.toString().contains("\"Env\""));
            });
  }

  @Test
  void services() {
    play("services", Extract::service);
  }

  @Test
  void networks() {
    play("networks", Extract::network);
  }

  @Test
  void tasks() {
    play("tasks", Extract::task);
  }

  @Test
  void filters() {
    fuzz(
            "ingress-filters",
            IllegalArgumentException.class,
            "{\"service\":{\"s1\":true},\"desired-state\":{\"running\":true}}",
            "{\"service\":[\"s1\",\"s2\"]}")
        .play(
            bytes -> {
              TreeMap<String, String> query = new TreeMap<>();
              query.put("filters", new String(bytes, StandardCharsets.UTF_8));
              Filters.of(query, Set.of("service", "desired-state")).admit("service", "s1");
            });
  }
}
