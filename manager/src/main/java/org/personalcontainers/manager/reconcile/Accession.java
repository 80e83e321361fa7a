package org.personalcontainers.manager.reconcile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;

/**
 * How a new leader takes over: it shows its fence to all agents. Whoever knows it refuses what an
 * earlier leader ordered; so once all do, nobody obeys that one any more. Whoever does not answer
 * may obey it for as long as its lease lasts: until then a lease is let pass.
 */
final class Accession {
  /** A node that was let in a moment ago needs a moment to take its certificate up. */
  private static final long AGAIN = 100;

  private final Ports ports;
  private final Fence fence;
  private final Set<NodeName> missing;
  private final Consumer<Runnable> whileLeading;
  private final BiConsumer<NodeName, Fence> answered;
  private Runnable then;

  /**
   * @param whileLeading does something unless the leadership is over
   * @param answered is told the highest fence that each node knows, this one included
   * @param then is done once, when nobody obeys an earlier leader any more
   */
  Accession(
      Ports ports,
      Fence fence,
      Set<NodeName> nodes,
      Consumer<Runnable> whileLeading,
      BiConsumer<NodeName, Fence> answered,
      Runnable then) {
    this.ports = ports;
    this.fence = fence;
    this.missing = new TreeSet<>(nodes);
    this.whileLeading = whileLeading;
    this.answered = answered;
    this.then = then;
  }

  void begin() {
    later(Tempo.LEASE, this::end);
    List.copyOf(missing).forEach(this::show);
  }

  private void show(NodeName node) {
    ports
        .fleet()
        .look(
            node,
            fence,
            ports.clock().now(),
            sight -> whileLeading.accept(() -> heed(node, sight)));
  }

  private void heed(NodeName node, Sight sight) {
    switch (sight) {
      case Sight.Of(var seen, Fence highest) -> {
        answered.accept(node, highest);
        missing.remove(node);
        if (missing.isEmpty()) {
          end();
        }
      }
      case Sight.Failed(String reason) -> later(AGAIN, () -> showAgain(node));
    }
  }

  private void showAgain(NodeName node) {
    if (!isOver()) {
      show(node);
    }
  }

  private boolean isOver() {
    return missing.isEmpty();
  }

  private void end() {
    missing.clear();
    Runnable next = then;
    then = () -> {};
    next.run();
  }

  private void later(long milliseconds, Runnable deed) {
    ports.clock().later(milliseconds, () -> whileLeading.accept(deed));
  }
}
