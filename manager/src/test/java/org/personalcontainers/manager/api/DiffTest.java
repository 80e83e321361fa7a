package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DiffTest {
  @Test
  void saysWhatWentAndWhatCame() {
    assertEquals("", Diff.of("a\nb\n", "a\nb\n"));
    assertEquals("- b\n+ x\n+ d\n", Diff.of("a\nb\nc\n", "a\nx\nc\nd\n"));
    assertEquals("+ a\n", Diff.of("", "a\n"));
    assertEquals("- a\n", Diff.of("a\n", ""));
  }

  @Test
  void veryLongTextsAreToldWhole() {
    String before = "x\n".repeat(3000);
    String after = "y\n".repeat(3000);
    assertEquals(6000, Diff.of(before, after).lines().count());
  }
}
