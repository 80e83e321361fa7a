package org.personalcontainers.core.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnchorsTest {
  /** A file in which copies are followed. */
  private enum Following implements FileKind {
    FILE;

    @Override
    public String file() {
      return "file";
    }

    @Override
    public String least() {
      return "write something";
    }

    @Override
    public String line() {
      return "a: b";
    }

    @Override
    public Optional<String> homeOf(String key) {
      return Optional.empty();
    }

    @Override
    public Copies copies() {
      return Copies.FOLLOWED;
    }
  }

  private static Findings findings(String text) {
    return new Findings(Following.FILE, "file.yml", text);
  }

  private static Tree.Mapping read(String text, Findings findings) {
    return new TreeReader(List.of(text.split("\n", -1)), findings).read();
  }

  private static Tree.Mapping read(String text) {
    Findings findings = findings(text);
    Tree.Mapping tree = read(text, findings);
    assertEquals(List.of(), findings.problems());
    return tree;
  }

  private static List<String> problems(String text) {
    Findings findings = findings(text);
    read(text, findings);
    return findings.problems().stream().map(Problem::toString).toList();
  }

  private static Tree value(Tree.Mapping tree, String key) {
    return tree.entry(key).orElseThrow().value();
  }

  private static String text(Tree tree, String key) {
    return ((Tree.Scalar) value((Tree.Mapping) tree, key)).text();
  }

  @Test
  void anAliasStandsForWhatHasTheAnchor() {
    Tree.Mapping tree = read("a: &a {x: 1}\nb: *a\nc: &c text\nd: [*c, *a]\n");
    assertEquals(value(tree, "a"), value(tree, "b"));
    assertEquals(2, ((Tree.Sequence) value(tree, "d")).items().size());
  }

  @Test
  void aMergedKeyGivesWayToOnesOwnAndToAnEarlierOne() {
    Tree.Mapping tree =
        read("a: &a {x: a, y: a, z: a}\nb: &b {x: b, y: b}\nc: {<<: [*b, *a], x: c}\n");
    Tree merged = value(tree, "c");
    assertEquals("c", text(merged, "x"));
    assertEquals("b", text(merged, "y"));
    assertEquals("a", text(merged, "z"));
  }

  @Test
  void theLastAnchorOfANameCounts() {
    assertEquals("2", text(read("a: &a 1\nb: &a 2\nc: *a\n"), "c"));
  }

  @Test
  void nothingContainsItself() {
    assertEquals(1, problems("a: &a [*a]\n").size());
  }

  @Test
  void copiesAreCounted() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(10))
          .append("]\n");
    }
    List<String> problems = problems(bomb.toString());
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("more than 50000 values"), problems::toString);
  }

  @Test
  void copiesDontLieDeeperThanOthers() {
    StringBuilder ladder = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 20; i++) {
      ladder.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertTrue(problems(ladder.toString()).getFirst().contains("nested deeper"));
  }
}
