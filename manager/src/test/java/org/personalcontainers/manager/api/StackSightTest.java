package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.manager.store.MemberId;

/** Stacks as a change finds them, which may be judged in a moment when nobody leads. */
class StackSightTest {
  private static final StackName OTHER = new StackName("other");

  private final CannedCluster cluster =
      CannedCluster.of(Path.of("src/test/resources/plans/stack-to-go"));
  private final Desk desk = new Desk(cluster, InstantSource.system());
  private final SortedMap<StackName, StackWish> before = desk.books().stacks();

  private Set<StackName> after() {
    return new StackSight(desk, OTHER).with(before, new StackWish.Gone()).keySet();
  }

  @Test
  void what_is_still_to_go_is_kept_and_what_is_gone_is_not() {
    assertEquals(Set.of(new StackName("blog"), OTHER), after());
  }

  @Test
  void a_change_that_is_judged_when_nobody_has_looked_yet_is_judged_all_the_same() {
    cluster.follow(new MemberId(new NodeName("pi2"), "ab".repeat(8)));
    assertEquals(Set.of(new StackName("blog"), new StackName("old"), OTHER), after());
  }
}
