package org.personalcontainers.agent.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.StackLogs.Line;
import org.personalcontainers.core.api.StackLogs.Stream;
import org.personalcontainers.core.stack.ServiceName;

/** How far somebody has read. */
class CursorTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000, 7);

  private static Line line(String task, long second) {
    return new Line(
        Instant.ofEpochSecond(second), new ServiceName("web"), "pi1", task, Stream.OUT, "");
  }

  @Test
  void isReadAsItIsWritten() {
    Cursor cursor = Cursor.at(NOW).after(List.of(line("t1", 999), line("t2", 995)), NOW);
    assertEquals("1000.000000007_t1~999.000000000_t2~995.000000000", cursor.toString());
    assertEquals(cursor, Cursor.parse(cursor.toString()));
    assertEquals(Cursor.at(NOW), Cursor.parse(Cursor.at(NOW).toString()));
  }

  @Test
  void eachContainerHasItsOwn() {
    Cursor cursor = Cursor.at(NOW).after(List.of(line("t1", 999)), NOW);
    assertTrue(cursor.hasRead(line("t1", 999)));
    assertFalse(cursor.hasRead(line("t1", 1_000)));
    assertFalse(cursor.hasRead(line("t2", 998)));
  }

  @Test
  void aClockThatIsAheadDrawsNoOtherAlong() {
    Cursor cursor = Cursor.at(NOW).after(List.of(line("fast", 9_000), line("t", 999)), NOW);
    assertEquals(NOW, cursor.seen());
    assertTrue(cursor.hasRead(line("fast", 9_000)));
    assertFalse(cursor.hasRead(line("fast", 9_001)));
  }

  @Test
  void itFitsIntoARequest() {
    List<Line> many = new ArrayList<>();
    for (int task = 0; task < 1_000; task++) {
      many.add(line("0123456789012345678901" + (100 + task), 1_000));
    }
    Instant later = NOW.plusSeconds(60);
    Cursor cursor = Cursor.at(NOW).after(many, later);
    assertTrue(cursor.toString().length() < 4_000, cursor.toString());
    assertEquals(1, cursor.after(List.of(line("t", 1_050)), later).tasks().size());
  }
}
