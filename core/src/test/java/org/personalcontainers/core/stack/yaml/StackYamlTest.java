package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.SwarmObject;
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

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void contentThatNobodyToldIsNamed() {
    StackFile file = read(TWO_FILES, Values.NONE);
    Map<LocalPath, byte[]> one = Map.of(LocalPath.of("b/a"), bytes("x"));
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
    Map<LocalPath, byte[]> contents =
        Map.of(LocalPath.of("a"), bytes(content), LocalPath.of("b/a"), bytes("same"));
    return ready(file, contents).stack().compose();
  }

  private static Rendering.Ready ready(StackFile file, Map<LocalPath, byte[]> contents) {
    return assertInstanceOf(Rendering.Ready.class, StackYaml.render(file, STACK, contents));
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
    Rendered rendered = ready(file, Map.of()).stack();
    assertTrue(rendered.compose().contains("hostname: hunter2"));
    assertFalse(rendered.compose().contains("xhunter2"));
    assertEquals(List.of("xhunter2"), contents(rendered.configs()));
    assertEquals(List.of("hunter2"), contents(rendered.secrets()));
  }

  private static List<String> contents(SortedMap<HashedName, SwarmObject> objects) {
    return objects.values().stream()
        .map(object -> Base64.getDecoder().decode(object.content()))
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .toList();
  }

  /** What is the same for one service need not be done again for it. */
  @Test
  void aServiceTellsItsContent() {
    String text =
        """
        services:
          web: {image: nginx, configs: [a], environment: [X=%s]}
          db: {image: postgres, env_file: e.env}
        configs: {a: {content: %s}}
        """;
    SortedMap<ServiceName, ContentHash> before = services(text.formatted("1", "one"), "E=1");
    assertEquals(before, services(text.formatted("1", "one"), "E=1"));
    assertEquals(Set.of("web"), changed(before, services(text.formatted("2", "one"), "E=1")));
    assertEquals(Set.of("web"), changed(before, services(text.formatted("1", "two"), "E=1")));
    assertEquals(Set.of("db"), changed(before, services(text.formatted("1", "one"), "E='2'")));
    assertEquals(Set.of(), changed(before, services(text.formatted("1", "one"), "# e\nE=1")));
  }

  private static SortedMap<ServiceName, ContentHash> services(String text, String environment) {
    Map<LocalPath, byte[]> files = Map.of(LocalPath.of("e.env"), bytes(environment));
    return ready(read(text, Values.NONE), files).services();
  }

  private static Set<String> changed(
      SortedMap<ServiceName, ContentHash> one, SortedMap<ServiceName, ContentHash> other) {
    return one.keySet().stream()
        .filter(service -> !Objects.equals(one.get(service), other.get(service)))
        .map(ServiceName::value)
        .collect(Collectors.toSet());
  }

  /** People rotate a secret that swarm keeps already by naming another one. */
  @Test
  void anotherNameOfWhatSwarmKeepsIsAnotherService() {
    String text =
        """
        services: {web: {image: nginx, secrets: [pw]}, db: {image: postgres}}
        secrets: {pw: {external: true, name: %s}}
        """;
    assertEquals(
        Set.of("web"),
        changed(services(text.formatted("v1"), ""), services(text.formatted("v2"), "")));
  }

  /** Somebody copies it out of what docker shows, or means harm. */
  @Test
  void nobodyElseSaysWhatAServiceIsMadeOf() {
    for (String labels :
        List.of(
            "{org.personalcontainers.content: x}", "['org.personalcontainers.content=x', a=b]")) {
      String text = "services: {web: {image: nginx, deploy: {labels: %s}}}".formatted(labels);
      Rendering.Ready ready = ready(read(text, Values.NONE), Map.of());
      String content = ready.services().firstEntry().getValue().value();
      assertTrue(ready.stack().compose().contains(content), ready.stack().compose());
      assertEquals(
          1, ready.stack().compose().split("org.personalcontainers.content", -1).length - 1);
    }
  }

  @Test
  void whatAServiceSaysItselfWinsOverItsFilesAndTheLaterFileOverTheEarlier() {
    String text = "services: {web: {image: nginx, env_file: [a, b], environment: {X: own}}}";
    Map<LocalPath, byte[]> files =
        Map.of(LocalPath.of("a"), bytes("X=a\nB=a\nZ='a b'\n"), LocalPath.of("b"), bytes("B=b\n"));
    String compose = ready(read(text, Values.NONE), files).stack().compose();
    assertTrue(compose.contains("X: own\n"), compose);
    assertTrue(compose.contains("B: b\n"), compose);
    assertTrue(compose.contains("Z: \"a b\"\n"), compose);
    assertFalse(compose.contains("env_file"), compose);
  }

  @Test
  void aFileOfVariablesThatCannotBeReadIsRefused() {
    Rendering rendering =
        StackYaml.render(
            read("services: {web: {image: nginx, env_file: a}}", Values.NONE),
            STACK,
            Map.of(LocalPath.of("a"), bytes("1X=a")));
    assertInstanceOf(Rendering.Unfit.class, rendering);
  }

  @Test
  void onlyWhatHoldsNothingOfTheNodeRunsTwiceForAMoment() {
    String text = "services: {web: {image: nginx, %s}}\nvolumes: {data: {}}\n";
    for (String alone :
        List.of(
            "volumes: ['data:/d']",
            "volumes: ['/d:/d']",
            "deploy: {mode: global}",
            "deploy: {placement: {max_replicas_per_node: 1}}",
            "ports: [{target: 80, published: 80, mode: host}]",
            "deploy: {update_config: {order: stop-first}}")) {
      String compose = ready(read(text.formatted(alone), Values.NONE), Map.of()).stack().compose();
      assertFalse(compose.contains("start-first"), compose);
      assertTrue(compose.contains("failure_action: rollback"), compose);
    }
    String free = ready(read(text.formatted("tty: true"), Values.NONE), Map.of()).stack().compose();
    assertTrue(free.contains("start-first"), free);
    assertTrue(free.contains("delay: \"0s\""), free);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertInstanceOf(
        StackReading.Refused.class,
        StackYaml.read("compose.yml", new byte[] {'a', (byte) 0xff}, Values.NONE));
  }
}
