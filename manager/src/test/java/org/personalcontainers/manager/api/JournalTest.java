package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.NodeName;

class JournalTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private Instant now = NOON;
  private final Journal one = new Journal(PI1, () -> now);
  private final Journal two = new Journal(PI2, () -> now);

  private static List<String> texts(Journal journal) throws InterruptedException {
    return journal.after(0, Duration.ZERO).events().stream().map(Events.Event::text).toList();
  }

  private void note(Journal journal, String text) {
    now = now.plusMillis(10);
    journal.note(Optional.empty(), text);
  }

  @Test
  void whatIsToldTwiceIsKnownOnce() throws Exception {
    note(one, "a");
    note(two, "b");
    note(one, "c");
    two.hear(one.ownAfter(0));
    two.hear(one.newest(10));
    one.hear(two.newest(10));
    assertEquals(List.of("b", "a", "c"), texts(two));
    assertEquals(List.of("a", "c", "b"), texts(one));
    assertEquals(2, one.ownAfter(0).size());
    assertEquals(1, one.ownAfter(one.ownAfter(0).getFirst().mark()).size());
  }

  @Test
  void whoReadsOnMissesNothingThatComesLate() throws Exception {
    note(one, "early, told late");
    note(two, "own");
    long read = two.after(0, Duration.ZERO).last();
    two.hear(one.newest(10));
    List<Events.Event> more = two.after(read, Duration.ZERO).events();
    assertEquals(1, more.size());
    assertEquals("early, told late", more.getFirst().text());
    assertEquals(NOON.plusMillis(10), more.getFirst().at());
  }

  @Test
  void whoGoesOnAtAnotherManagerReadsOn() throws Exception {
    note(one, "a");
    two.hear(one.newest(10));
    long read = one.after(0, Duration.ZERO).last();
    note(one, "b");
    two.hear(one.newest(10));
    assertEquals(
        List.of("b"),
        two.after(read, Duration.ZERO).events().stream().map(Events.Event::text).toList());
  }

  @Test
  void whatMadeRoomDoesNotComeBack() throws Exception {
    note(one, "the first");
    List<Happening> old = one.newest(1);
    List<Happening> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(new Happening(PI2, i + 1, now.plusSeconds(i + 1), Optional.empty(), "number " + i));
    }
    one.hear(many);
    one.hear(old);
    List<String> texts = texts(one);
    assertEquals(1_000, texts.size());
    assertTrue(texts.stream().noneMatch("the first"::equals));
  }

  @Test
  void whatIsLongIsShortened() throws Exception {
    note(one, "x".repeat(Happening.LONGEST + 1));
    assertEquals(Happening.LONGEST, texts(one).getFirst().length());
  }
}
