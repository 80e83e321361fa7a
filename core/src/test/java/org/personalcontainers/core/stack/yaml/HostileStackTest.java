package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.SourceText;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;

/** Whatever stands in a compose file: it is read or refused, and soon. */
class HostileStackTest {
  private static final int MILLION = SourceText.MOST_CHARACTERS;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Values VALUES = Values.plain(Map.of("A", "a".repeat(10_000)));

  @Test
  void fiveMegabytesAreRefusedAtOnce() {
    String text = "services: {web: {image: nginx}}\n" + "# x\n".repeat(1_300_000);
    long nanos = nanosOfReading(text);
    assertTrue(nanos < Duration.ofSeconds(1).toNanos(), () -> "took " + nanos);
  }

  /** The processor's time counts: on a busy machine the clock's says nothing. */
  @ParameterizedTest
  @MethodSource("bombs")
  void nothingTakesLong(String name, String text) {
    long nanos = assertTimeoutPreemptively(Duration.ofMinutes(3), () -> nanosOfReading(text), name);
    assertTrue(nanos < LONGEST.toNanos(), () -> name + " took " + Duration.ofNanos(nanos));
  }

  private static long nanosOfReading(String text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    switch (StackYaml.read("compose.yml", text, VALUES)) {
      case StackReading.Refused(var problems) -> assertFalse(problems.isEmpty());
      case StackReading.Read(var file, _) ->
          StackYaml.render(file, new StackName("blog"), Map.of());
    }
    return threads.getCurrentThreadCpuTime() - before;
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("variables that are missing", service("command: '" + "${B}".repeat(200_000) + "'")),
        bomb(
            "different variables that are missing",
            service("command: '" + many(80_000, i -> "${B" + i + "}") + "'")),
        bomb("variables that grow", service("command: '" + "$A".repeat(400_000) + "'")),
        bomb("nested variables", service("command: '" + "${B:-".repeat(200_000) + "'")),
        bomb("dollar signs", service("command: '" + "$".repeat(1_000_000) + "'")),
        bomb("values", service("command: [" + "'$$', ".repeat(160_000) + "]")),
        bomb("ports", service("ports: [" + many(60_000, i -> "'" + (i + 1) + ":1', ") + "]")),
        bomb("one port", service("ports: [" + "'80:80', ".repeat(100_000) + "]")),
        bomb(
            "networks",
            service("networks: [" + many(50_000, i -> "n" + i + ", ") + "]")
                + "networks: {"
                + many(50_000, i -> "n" + i + ", ")
                + "}"),
        bomb("unknown networks", service("networks: [" + many(90_000, i -> "n" + i + ", ") + "]")),
        bomb("unknown keys", "services: {" + many(60_000, i -> "s" + i + ": {k: 1}, ") + "}"),
        bomb("keys", service("labels: {" + many(90_000, i -> "k" + i + ": , ") + "}")),
        bomb("ignored keys", "services: {" + many(50_000, i -> "s" + i + ": {ipc: a}, ") + "}"),
        bomb(
            "an image",
            service("hostname: " + "a-".repeat(400_000)).replace("nginx", "a-".repeat(20_000))),
        bomb(
            "aliases of text",
            "x-a: &a '"
                + "$A".repeat(40)
                + "'\n"
                + service("command: [" + "*a, ".repeat(200_000) + "]")),
        bomb(
            "merges",
            "x-a: &a {"
                + many(1_000, i -> "k" + i + ": 1, ")
                + "}\n"
                + service("labels: {<<: [" + "*a, ".repeat(200_000) + "]}")),
        bomb("a deep merge", "x-a: &a {<<: " + "{<<: ".repeat(100_000)));
  }

  private static Arguments bomb(String name, String text) {
    assertTrue(text.length() <= MILLION, name);
    return Arguments.of(name, text);
  }

  private static String service(String key) {
    return "services:\n  web:\n    image: nginx\n    " + key + "\n";
  }

  private static String many(int count, IntFunction<String> piece) {
    return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
  }
}
