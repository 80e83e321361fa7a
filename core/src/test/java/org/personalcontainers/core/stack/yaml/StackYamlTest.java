package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;

class StackYamlTest {
  private static final StackName STACK = new StackName("blog");
  private static final String TWO_FILES =
      """
      services: {web: {image: nginx}}
      configs: {a: {file: ./b/a}, b: {file: a}, c: {file: ./a}}
      """;

  private static Values secret(String name, String text) {
    SortedMap<VariableName, Value> values = new TreeMap<>();
    values.put(new VariableName(name), new Value.Secret(text));
    return new Values(values);
  }

  private static StackFile read(String text, Values values) {
    return switch (StackYaml.read("compose.yml", text, values)) {
      case StackReading.Read(var file, _) -> file;
      case StackReading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static ContentHash hash(String content) {
    return ContentHash.of(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void contentThatNobodyToldIsNamed() {
    StackFile file = read(TWO_FILES, Values.NONE);
    Map<LocalPath, ContentHash> one = Map.of(LocalPath.of("b/a"), hash("x"));
    assertEquals(
        new Rendering.Lacking(List.of(LocalPath.of("a"))), StackYaml.render(file, STACK, one));
    assertEquals(
        new Rendering.Lacking(List.of(LocalPath.of("a"), LocalPath.of("b/a"))),
        StackYaml.render(file, STACK, Map.of()));
  }

  @Test
  void otherContentIsAnotherName() {
    StackFile file = read(TWO_FILES, Values.NONE);
    String before = rendered(file, "x");
    assertEquals(before, rendered(file, "x"));
    assertFalse(before.equals(rendered(file, "y")));
  }

  private static String rendered(StackFile file, String content) {
    Map<LocalPath, ContentHash> contents =
        Map.of(LocalPath.of("a"), hash(content), LocalPath.of("b/a"), hash("same"));
    return assertInstanceOf(Rendering.Rendered.class, StackYaml.render(file, STACK, contents))
        .text();
  }

  /** Wherever a secret is filled in, it may be what is wrong there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: $S",
        "ports: ['$S']",
        "ports: ['x$S:80']",
        "volumes: ['../$S:/a']",
        "volumes: ['$S:/a']",
        "volumes: ['a:$S']",
        "env_file: ../$S",
        "networks: [$S]",
        "networks: ['x $S']",
        "restart: $S",
        "tty: $S",
        "stop_grace_period: $S",
        "environment: ['$S']",
        "environment: ['x $S']",
        "hostname: ${NO:?$S}",
        "deploy: {mode: $S}",
        "deploy: {replicas: $S}",
        "deploy: {placement: {constraints: [$S]}}",
        "configs: [{source: $S, mode: $S}]",
        "volumes: [{type: $S, target: $S}]"
      })
  void noProblemShowsASecret(String key) {
    String text = "services: {web: {image: nginx, %s}}\n".formatted(key);
    switch (StackYaml.read("compose.yml", text, secret("S", "hunter#2"))) {
      case StackReading.Read read ->
          assertFalse(read.toString().contains("hunter"), read::toString);
      case StackReading.Refused(var problems) ->
          assertFalse(problems.toString().contains("hunter"), problems::toString);
    }
  }

  @Test
  void whatIsReadAndRenderedShowsNoSecret() {
    StackFile file =
        read(
            """
            services: {web: {image: nginx, labels: [a=$S], hostname: $S}}
            secrets: {s: {environment: S}}
            configs: {c: {content: "x$S"}}
            """,
            secret("S", "hunter2"));
    Rendering rendering = StackYaml.render(file, STACK, Map.of());
    assertFalse((file + " " + file.services() + rendering).contains("hunter"));
    Rendering.Rendered rendered = assertInstanceOf(Rendering.Rendered.class, rendering);
    assertTrue(rendered.text().contains("hostname: hunter2"));
    assertEquals(
        new Value.Secret("xhunter2"), rendered.files().get(LocalPath.of(".inline/configs/c")));
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertInstanceOf(
        StackReading.Refused.class,
        StackYaml.read("compose.yml", new byte[] {'a', (byte) 0xff}, Values.NONE));
  }
}
