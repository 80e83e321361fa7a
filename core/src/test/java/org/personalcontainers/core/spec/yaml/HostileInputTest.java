package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.tree.SourceText;

/** Whatever stands in a file: it is read or refused, soon, and with a finger on a line of it. */
class HostileInputTest {
  private static final int MILLION = SourceText.MOST_CHARACTERS;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final List<String> FILES = files();

  @Property(tries = 500)
  void bytesAreReadOrRefused(@ForAll byte[] bytes) {
    check(ClusterYaml.read("cluster.yml", bytes, NameLookup.none()), lines(bytes));
  }

  @Property(tries = 500)
  void yamlishTextIsReadOrRefused(@ForAll("yamlish") String text) {
    check(ClusterYaml.read("cluster.yml", text), lines(text));
  }

  @Property(tries = 1000)
  void aFileWithOneEditIsReadOrRefused(@ForAll("edited") String text) {
    check(ClusterYaml.read("cluster.yml", text), lines(text));
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
    check(ClusterYaml.read("cluster.yml", text), lines(text));
    return threads.getCurrentThreadCpuTime() - before;
  }

  /** Pieces of YAML in any order. */
  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.of(
            "cluster",
            "nodes",
            "pi1",
            "address",
            "networks",
            "subnet",
            "driver",
            "macvlan",
            "storage",
            "volumes",
            "replicas",
            "ingress",
            "home",
            "192.168.1.1",
            "172.20.0.0/16",
            "fd00::1",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!str ",
            "!",
            "|",
            ">",
            "? ",
            "---",
            "...",
            "%",
            "@",
            "\t",
            "<<",
            "\\",
            "\ufeff",
            "\u2028",
            "\0",
            "true",
            "~",
            "3",
            "\ud800",
            "2s")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  /** Good files in which something is left out, doubled, or put in. */
  @Provide
  Arbitrary<String> edited() {
    Arbitrary<String> insertion =
        Arbitraries.of(
            "", " ", "\n", ":", "{", "}", "[", "]", "\"", "'", "-", "x", "0", "#", "&x ");
    return Combinators.combine(
            Arbitraries.of(FILES),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            insertion)
        .as(HostileInputTest::edit);
  }

  private static String edit(String file, double where, int length, String insertion) {
    int from = (int) (where * file.length());
    int to = Math.min(file.length(), from + length);
    return file.substring(0, from) + insertion + file.substring(to);
  }

  private static void check(Reading reading, long lines) {
    switch (reading) {
      case Reading.Read read -> assertFalse(read.spec().nodes().isEmpty());
      case Reading.Refused refused -> {
        assertFalse(refused.problems().isEmpty());
        assertTrue(refused.problems().size() <= Findings.MOST_PROBLEMS + 1);
        refused.problems().forEach(problem -> check(problem, lines));
      }
    }
  }

  private static void check(Problem problem, long lines) {
    assertTrue(problem.line() >= 1 && problem.line() <= Math.max(1, lines), problem::toString);
    assertTrue(problem.column() >= 1, problem::toString);
    assertTrue(problem.toString().length() < 3_000, problem::toString);
    assertTrue(problem.toString().lines().count() == 1, problem::toString);
    assertFalse(problem.wrong().isBlank() || problem.remedy().isBlank(), problem::toString);
  }

  private static long lines(String text) {
    return text.lines().count();
  }

  private static long lines(byte[] bytes) {
    return lines(new String(bytes, StandardCharsets.UTF_8));
  }

  private static List<String> files() {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cluster-yml/good"))) {
      return folders
          .sorted()
          .map(folder -> folder.resolve("cluster.yml"))
          .map(HostileInputTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("too long", "#".repeat(MILLION + 1)),
        bomb("sequences", "[".repeat(MILLION)),
        bomb("mappings", "{".repeat(MILLION)),
        bomb("dashes", "- ".repeat(MILLION / 2)),
        bomb("questions", "? ".repeat(MILLION / 2)),
        bomb("anchors", "&a ".repeat(MILLION / 3)),
        bomb("tags", "!a ".repeat(MILLION / 3)),
        bomb("a quote", "a: \"" + "x".repeat(MILLION - 10)),
        bomb("a word", "a".repeat(MILLION)),
        bomb("words", "a ".repeat(MILLION / 2)),
        bomb("blanks", " ".repeat(MILLION - 1) + "a"),
        bomb("line ends", "\n".repeat(MILLION - 1) + "a"),
        bomb("colons", ":".repeat(MILLION)),
        bomb("commas", "a: [" + ",".repeat(MILLION - 10)),
        bomb("backslashes", "a: \"" + "\\".repeat(MILLION - 10)),
        bomb("zeros", "\0".repeat(MILLION)),
        bomb("directives", "%".repeat(MILLION)),
        bomb("documents", "---\n".repeat(MILLION / 4)),
        bomb("a long number", "cluster: " + "1".repeat(MILLION / 2) + "x"),
        bomb("dashes before colons", "a: b\n " + "-".repeat(MILLION / 2) + " : : b"),
        bomb("a long anchor", "cluster: &" + "a".repeat(MILLION / 2) + " b"),
        bomb("a long tag", "cluster: !" + "a".repeat(MILLION / 2) + " b"),
        bomb("a long key", "nodes: {\"" + "a".repeat(MILLION / 2) + "\": b}\nmanagers: [a]"),
        bomb(
            "a long path",
            "storage: {volumes: {docker: {mount: /" + "a".repeat(MILLION / 2) + "}}}"),
        bomb("unknown keys", keys(90_000, i -> "k" + i + ": ")),
        bomb("one key again and again", keys(90_000, _ -> "cluster: a")),
        bomb("torn again and again", keys(40_000, i -> "a" + i + ": @")),
        bomb(
            "nodes",
            "cluster: a\nnodes:\n"
                + keys(10_000, i -> "  n" + i + ": {address: " + address(i) + "}")),
        bomb(
            "nodes without names",
            "cluster: a\nnodes:\n" + keys(40_000, i -> "  N" + i + ": {x: y}")),
        bomb(
            "managers",
            "cluster: a\nnodes: {a: {address: 192.168.1.1}}\nmanagers: ["
                + "aa, ".repeat(200_000)
                + "]"),
        bomb(
            "networks",
            "cluster: a\nnodes: {a: {address: 192.168.1.1}}\nnetworks:\n"
                + keys(30_000, i -> "  n" + i + ": {subnet: 172.21.0.0/16}")),
        bomb(
            "networks over nodes",
            "cluster: a\nnodes:\n"
                + keys(5_000, i -> "  n" + i + ": {address: " + address(i) + "}")
                + "networks:\n"
                + keys(
                    199, i -> "  n" + i + ": {subnet: 172." + (21 + i % 10) + "." + i + ".0/24}")),
        bomb(
            "volumes",
            "cluster: a\nnodes: {a: {address: 192.168.1.1}}\nstorage:\n volumes:\n"
                + keys(20_000, i -> "  v" + i + ": {mount: /srv/v" + i + "}")));
  }

  private static Arguments bomb(String name, String text) {
    return Arguments.of(name, text);
  }

  private static String keys(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String address(int number) {
    return "11." + number / 62_500 + "." + number / 250 % 250 + "." + (1 + number % 250);
  }
}
