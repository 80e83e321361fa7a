package org.personalcontainers.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.NodeName;

class DeckTest {
  private static final List<String> DEEDS =
      List.of(
          "pi1: write 2 nodes into the hosts file",
          "pi1: make the swarm, at 192.0.2.1",
          "pi1: make the empty directory /gluster/volumes/docker/brick.1",
          "pi2: make the empty directory /gluster/volumes/docker/brick.1",
          "pi1: create volume docker",
          "pi1: start volume docker",
          "pi1: mount volume docker at /opt/docker",
          "pi2: mount volume docker at /opt/docker",
          "pi1: make the directories in /opt/docker",
          "pi2: keeps the store from now on");

  @Test
  void theSameSeedDrawsTheSame() {
    assertEquals(new Deck(4711).draw(DEEDS, 8), new Deck(4711).draw(DEEDS, 8));
    assertNotEquals(new Deck(4711).draw(DEEDS, 8), new Deck(4712).draw(DEEDS, 8));
  }

  @Test
  void brickStartAndRaftMemberAreAlwaysAmongThem() {
    for (long seed : LongStream.range(0, 200).toArray()) {
      Set<String> drawn =
          new Deck(seed)
              .draw(DEEDS, 8).stream()
                  .map(card -> card.moment().deed())
                  .collect(Collectors.toSet());
      assertEquals(8, drawn.size());
      assertTrue(drawn.stream().anyMatch(deed -> deed.contains("make the empty directory")));
      assertTrue(drawn.contains("pi1: start volume docker"));
      assertTrue(drawn.contains("pi2: keeps the store from now on"));
    }
  }

  @Test
  void everyBlowFallsTwiceInEight() {
    var blows =
        new Deck(1)
            .draw(DEEDS, 8).stream()
                .collect(Collectors.groupingBy(Deck.Card::blow, Collectors.counting()));
    for (Blow blow : Blow.values()) {
      assertEquals(2, blows.get(blow));
    }
  }

  @Test
  void momentIsToldWithItsNodeInFrontOrBeside() {
    Moment moment = new Moment("pi2: keeps the store from now on", Moment.Phase.AFTER);
    assertEquals("pi2", moment.node());
    assertTrue(moment.isTold(List.of(event("keeps the store from now on"))));
    assertTrue(moment.isTold(List.of(event("pi2: keeps the store from now on"))));
    assertTrue(!moment.isTold(List.of(event("not yet: pi2: keeps the store from now on"))));
  }

  private static Events.Event event(String text) {
    return new Events.Event(1, Instant.EPOCH, Optional.of(new NodeName("pi2")), text);
  }
}
