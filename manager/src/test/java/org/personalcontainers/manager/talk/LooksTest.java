package org.personalcontainers.manager.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.preview.Checked;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Turn;

class LooksTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName PI3 = new NodeName("pi3");

  private long nanos;
  private long turns;
  private final Looks leader = new Looks(PI1, () -> nanos);
  private final Looks follower = new Looks(PI2, () -> nanos);

  private Turn turn(long term, Observation third) {
    Situation fresh = Fresh.situation(3);
    TreeMap<NodeName, Observation> seen = new TreeMap<>(fresh.observations());
    seen.put(PI3, third);
    Situation situation = new Situation(fresh.spec(), seen, fresh.ledger());
    Books books = Books.blank(situation.spec(), situation.ledger());
    return new Turn(term, books, situation, Checked.planned(situation), ++turns);
  }

  private static Observation silent(int seconds) {
    return new Observation.Unreachable("no answer in time", Duration.ofSeconds(seconds));
  }

  private News.Looked told(Turn turn) {
    News.Looked look = leader.news(turn).orElseThrow();
    News read = News.FORM.read(News.FORM.write(look));
    follower.hear(PI1, (News.Looked) read);
    return look;
  }

  private Observation heard(NodeName node) {
    return Optional.ofNullable(follower.hearsay().orElseThrow().nodes().get(node)).orElseThrow();
  }

  @Test
  void onlyWhatChangedIsToldAndOnce() {
    Turn first = turn(3, Fresh.seen(PI3));
    assertEquals(3, told(first).changed().size());
    assertEquals(Optional.empty(), leader.news(first));
    assertEquals(Set.of(PI3), told(turn(3, silent(5))).changed().keySet());
    assertEquals(Set.of(), told(turn(3, silent(9))).changed().keySet(), "time is no change");
    assertEquals(silent(5), heard(PI3));
    assertEquals(Fresh.seen(PI1), heard(PI1));
  }

  @Test
  void allIsToldAgainAfterAWhile() {
    told(turn(3, Fresh.seen(PI3)));
    nanos += Duration.ofSeconds(61).toNanos();
    assertEquals(3, told(turn(3, Fresh.seen(PI3))).changed().size());
    assertEquals(3, told(turn(4, Fresh.seen(PI3))).changed().size(), "another term");
  }

  @Test
  void anOlderLeaderIsNotHeeded() {
    told(turn(5, silent(1)));
    follower.hear(PI3, Looks.whole(turn(4, Fresh.seen(PI3))));
    assertEquals(PI1, follower.hearsay().orElseThrow().by());
    assertEquals(silent(1), heard(PI3));
  }

  @Test
  void tellsHowOldItIs() {
    told(turn(3, silent(1)));
    nanos += Duration.ofSeconds(16).toNanos();
    assertEquals(Duration.ofSeconds(16), follower.hearsay().orElseThrow().age());
  }
}
