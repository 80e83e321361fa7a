package org.personalcontainers.agent.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.personalcontainers.agent.logs.Basket.Demand;
import org.personalcontainers.agent.logs.Basket.Room;
import org.personalcontainers.core.api.StackLogs.Line;
import org.personalcontainers.core.api.StackLogs.Stream;
import org.personalcontainers.core.stack.ServiceName;

/** What there is room for. */
class BasketTest {
  private static Line line(int second, String text) {
    return new Line(
        Instant.ofEpochSecond(second), new ServiceName("web"), "pi1", "t", Stream.OUT, text);
  }

  @Test
  void theOldestMakeRoom() {
    Basket basket = new Basket(Room.OF_THE_LAST, 1);
    for (int second = Basket.MOST_LINES + 10; second > 0; second--) {
      assertEquals(Demand.MORE, basket.put(line(second, "x")));
    }
    assertEquals(Basket.MOST_LINES, basket.lines().size());
    assertEquals(Instant.ofEpochSecond(11), basket.lines().getFirst().at());
    assertTrue(basket.notices().getFirst().contains("older lines are left out"));
  }

  @Test
  void longLinesTakeMoreRoom() {
    Basket basket = new Basket(Room.OF_THE_LAST, 1);
    String half = "x".repeat(Basket.MOST_CHARACTERS / 2);
    for (int second = 1; second < 6; second++) {
      basket.put(line(second, half));
    }
    assertEquals(2, basket.lines().size());
    basket.put(line(9, "x".repeat(2 * Basket.MOST_CHARACTERS)));
    assertEquals(1, basket.lines().size());
  }

  @Test
  void whoFollowsAsksOn() {
    Basket basket = new Basket(Room.OF_THE_FIRST, 1);
    for (int second = 0; second < Basket.MOST_LINES; second++) {
      assertEquals(Demand.MORE, basket.put(line(second, "x")));
    }
    assertEquals(Demand.ENOUGH, basket.put(line(9_999, "x")));
    assertEquals(Basket.MOST_LINES, basket.lines().size());
    assertTrue(basket.notices().isEmpty());
  }
}
