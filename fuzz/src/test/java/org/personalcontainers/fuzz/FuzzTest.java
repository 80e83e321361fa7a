package org.personalcontainers.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** It finds what is broken, and says how to see it again. */
class FuzzTest {
  private static final Length SHORT = Length.of("20000");

  private static Fuzz numbers() {
    return Fuzz.of(FuzzTest.class, "numbers", NumberFormatException.class)
        .samples("1", "12", "999");
  }

  private static int number(byte[] bytes) {
    return Integer.parseInt(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aGoodParserPasses() {
    numbers().play(FuzzTest::number, SHORT);
  }

  @Test
  void whatNobodyThoughtOfIsFound() {
    AssertionError found =
        assertThrows(AssertionError.class, () -> numbers().play(FuzzTest::divide, SHORT));
    List<String> lines = found.toString().lines().toList();
    assertTrue(lines.getFirst().contains("ArithmeticException"), lines.getFirst());
    assertEquals(0, number(Escaped.bytes(lines.get(1))), lines.get(1));
  }

  private static void divide(byte[] bytes) {
    assertTrue(1 / number(bytes) < 2);
  }

  /** Three checks, one behind the other: chance alone does not come through all of them. */
  @Test
  void oneWayInLeadsToTheNext() {
    AssertionError found =
        assertThrows(
            AssertionError.class,
            () ->
                Fuzz.of(FuzzTest.class, "doors", IOException.class)
                    .samples("a", "good one!")
                    .play(FuzzTest::doors, Length.of("2000000")));
    assertTrue(found.toString().contains("found the last room"), found.toString());
  }

  private static void doors(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.equals("good one!")) {
      return;
    }
    if (!text.startsWith("k")) {
      throw new IOException("the first door");
    }
    if (!text.startsWith("ke")) {
      throw new IOException("the second door");
    }
    if (!text.startsWith("key")) {
      throw new IOException("the third door");
    }
    throw new IllegalStateException("found the last room");
  }

  @Test
  void whoTakesTooMuchMemoryIsFound() {
    AssertionError found =
        assertThrows(
            AssertionError.class,
            () -> numbers().memory(1 << 20).play(FuzzTest::believe, Length.of("2000000")));
    assertTrue(found.toString().contains("MiB"), found.toString());
  }

  /** Sets aside what a stranger says that it will send. */
  private static void believe(byte[] bytes) {
    int length = Math.clamp(number(bytes), 0, 8 << 20);
    assertEquals(length, new byte[length].length);
  }

  @Test
  void aParserThatTakesAllOrNothingWasNotTried() {
    assertThrows(AssertionError.class, () -> numbers().play(bytes -> {}, SHORT));
  }

  @Test
  void anyBytesAreALineAndComeBack() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[random.nextInt(50)];
      random.nextBytes(bytes);
      String line = Escaped.line(bytes);
      assertTrue(line.chars().allMatch(mark -> mark >= ' ' && mark < 127));
      assertArrayEquals(bytes, Escaped.bytes(line));
    }
  }

  @Test
  void theSameSeedMakesTheSame() {
    List<byte[]> samples = List.of("one".getBytes(StandardCharsets.US_ASCII));
    List<String> once = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (int seed = 0; seed < 500; seed++) {
      once.add(Escaped.line(new Mutation(new Random(seed), samples, 100).of(samples)));
      twice.add(Escaped.line(new Mutation(new Random(seed), samples, 100).of(samples)));
    }
    assertEquals(once, twice);
    assertTrue(once.stream().distinct().count() > 300);
  }

  @Test
  void aLengthIsInputsOrMinutes() {
    assertEquals(1_000_000, Length.of("1000000").inputs());
    assertEquals(Duration.ofMinutes(5), Length.of("5m").time());
  }
}
