package org.personalcontainers.agent.observe;

import java.time.Duration;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.NodeStatus;

/**
 * How soon to look again. Containers begin and end on other nodes, of which swarm tells this one
 * nothing by itself: while any are on their way, a second after what was new, and where nothing new
 * is seen, ever more seldom.
 */
final class Unrest {
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Duration most;
  private String last = "";
  private Duration pause = FIRST;

  /**
   * @param most the pause where nothing is on its way
   */
  Unrest(Duration most) {
    this.most = most;
  }

  /** The pause after that look. */
  Duration after(Sight sight) {
    if (!isOnItsWay(sight.seen().status())) {
      return most;
    }
    pause = sight.hash().equals(last) ? shorter(pause.multipliedBy(2), most) : FIRST;
    last = sight.hash();
    return shorter(pause, most);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean isOnItsWay(NodeStatus status) {
    return status
        .cluster()
        .then(ClusterSeen::stacks)
        .ifKnown()
        .filter(
            stacks ->
                stacks.values().stream()
                    .flatMap(stack -> stack.services().values().stream())
                    .anyMatch(service -> !service.healthy()))
        .isPresent();
  }
}
