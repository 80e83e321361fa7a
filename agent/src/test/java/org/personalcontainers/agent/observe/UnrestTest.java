package org.personalcontainers.agent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.status.SwarmId;

class UnrestTest {
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Unrest unrest = new Unrest(MOST);

  /** Of three containers of one service. */
  private static Sight running(int running) {
    ServiceSeen service =
        new ServiceSeen(
            "blog:1", Optional.empty(), 3, running, Rollout.STEADY, Optional.empty(), 7);
    StackSeen stack = new StackSeen(new TreeMap<>(Map.of(new ServiceName("web"), service)));
    SortedMap<StackName, StackSeen> stacks = new TreeMap<>();
    stacks.put(new StackName("blog"), stack);
    ClusterSeen cluster =
        new ClusterSeen(
            new SwarmId("swarm"),
            1,
            Duration.ofSeconds(2),
            1,
            new TreeMap<>(),
            new TreeMap<>(),
            Fact.known(stacks));
    return Sight.of(1, LookoutTest.status("").withCluster(Fact.known(cluster)), List.of());
  }

  private long seconds(Sight sight) {
    return unrest.after(sight).toSeconds();
  }

  @Test
  void it_rests_where_all_run_and_where_nothing_is_known() {
    assertEquals(MOST, unrest.after(running(3)));
    assertEquals(MOST, unrest.after(Sight.of(1, LookoutTest.status(""), List.of())));
  }

  @Test
  void what_is_on_its_way_is_looked_for_ever_more_seldom() {
    List<Long> pauses = List.of(seconds(running(0)), seconds(running(0)), seconds(running(0)));
    assertEquals(List.of(1L, 2L, 4L), pauses);
    assertEquals(8, seconds(running(0)));
    assertEquals(10, seconds(running(0)));
    assertEquals(10, seconds(running(0)));
  }

  @Test
  void something_new_is_followed_up_at_once() {
    seconds(running(0));
    seconds(running(0));
    assertEquals(1, seconds(running(1)));
    assertEquals(2, seconds(running(1)));
  }
}
