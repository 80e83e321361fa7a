package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.store.Standing;

/**
 * The managers that keep the store, as the API tells them.
 *
 * @param self the node of this manager
 */
record ManagerView(Cluster cluster, NodeName self) {
  /** A leader asks each of them several times a second. */
  private static final Duration SILENT = Duration.ofSeconds(3);

  List<Status.Manager> all() {
    return cluster.keepers().stream()
        .map(keeper -> new Status.Manager(keeper, standing(keeper)))
        .toList();
  }

  private Status.Standing standing(NodeName keeper) {
    return switch (cluster.standing()) {
      case Standing.Leading leading ->
          keeper.equals(self) ? Status.Standing.LEADS : answering(keeper);
      case Standing.Following(var leader, long term) ->
          keeper.equals(leader.node()) ? Status.Standing.LEADS : present(keeper);
      case Standing.Leaderless none -> present(keeper);
    };
  }

  private Status.Standing answering(NodeName keeper) {
    boolean heard =
        cluster.followers().entrySet().stream()
            .filter(follower -> follower.getKey().node().equals(keeper))
            .anyMatch(follower -> follower.getValue().silence().compareTo(SILENT) < 0);
    return heard ? Status.Standing.ANSWERS : Status.Standing.SILENT;
  }

  /** Only who leads asks all the others; what the rest know of each other is the group's view. */
  private Status.Standing present(NodeName keeper) {
    return keeper.equals(self) || cluster.fellows().present().contains(keeper)
        ? Status.Standing.ANSWERS
        : Status.Standing.SILENT;
  }
}
