package org.personalcontainers.manager.reconcile;

import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;

/** Looks at all nodes, one look after the other: an answer to one counts in no other. */
final class Survey {
  /**
   * What an agent saw on its own while nothing was ordered or answered is as good as what it would
   * see now. Shorter than any pause before what comes by itself, or that would be seen late.
   */
  private static final long GOOD_FOR = 500;

  private final Ports ports;
  private final Clock clock;
  private final Underway underway;
  private final Consumer<Runnable> whileLeading;
  private final BiConsumer<NodeName, Fence> answered;
  private final Runnable done;
  private final Sights sights;
  private Set<NodeName> nodes = Set.of();
  private long look;
  private long began;

  /**
   * @param whileLeading does something unless the leadership is over
   * @param answered is told the highest fence that each node knows that answers
   * @param done is told, perhaps more than once, that as much is seen as may be waited for
   */
  Survey(
      Ports ports,
      Underway underway,
      Consumer<Runnable> whileLeading,
      BiConsumer<NodeName, Fence> answered,
      Runnable done) {
    this.ports = ports;
    this.clock = ports.clock();
    this.underway = underway;
    this.whileLeading = whileLeading;
    this.answered = answered;
    this.done = done;
    this.sights = new Sights(clock);
  }

  void begin(Fence fence, Set<NodeName> all) {
    look++;
    began = clock.now();
    nodes = new TreeSet<>(all);
    sights.forget();
    underway.lookBegins();
    long mine = look;
    long since = Math.max(underway.quietSince(), began - GOOD_FOR);
    for (NodeName node : nodes) {
      ports
          .fleet()
          .look(node, fence, since, sight -> whileLeading.accept(() -> heed(node, mine, sight)));
    }
    later(ports.tempo().shortLook(), () -> judge(mine));
    later(ports.tempo().longLook(), () -> judge(mine));
  }

  private void later(long milliseconds, Runnable deed) {
    clock.later(milliseconds, () -> whileLeading.accept(deed));
  }

  /** An answer of any kind shows that the node lives. */
  void heard(NodeName node) {
    sights.heard(node);
  }

  private void heed(NodeName node, long asked, Sight sight) {
    switch (sight) {
      case Sight.Of(var seen, Fence highest) -> {
        answered.accept(node, highest);
        if (asked == look) {
          ports.chronicle().seen(node, Duration.ofMillis(clock.now() - began));
          sights.add(node, underway.with(node, seen));
        }
      }
      case Sight.Failed(String reason) -> {
        if (asked == look) {
          sights.failed(node, reason);
        }
      }
    }
    judge(asked);
  }

  private void judge(long asked) {
    if (asked == look && isSeenEnough()) {
      done.run();
    }
  }

  private boolean isSeenEnough() {
    long looked = clock.now() - began;
    return sights.complete(nodes)
        || looked >= ports.tempo().longLook()
        || (looked >= shortest() && sights.lively(nodes));
  }

  /** Whoever said nothing for a whole lease, while the fence was shown, had its time. */
  private long shortest() {
    return look == 1 ? 0 : ports.tempo().shortLook();
  }

  SortedMap<NodeName, Observation> observations() {
    return sights.observations(nodes);
  }
}
