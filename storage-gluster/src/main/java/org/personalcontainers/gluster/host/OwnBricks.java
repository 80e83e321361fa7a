package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;

/**
 * The brick directories of this node. What Gluster is forced to do it does to a marked directory
 * too, and without a word where that lies on another node: each node vouches for its own.
 */
final class OwnBricks {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Duration SYNC = Duration.ofSeconds(30);

  private final NodeName node;
  private final Programs programs;

  OwnBricks(NodeName node, Programs programs) {
    this.node = node;
    this.programs = programs;
  }

  /** What stands in the way of taking those of them that are this node's. */
  Optional<Answer> obstacle(List<BrickPlace> places) {
    return places.stream()
        .filter(place -> place.node().equals(node))
        .flatMap(place -> obstacle(place).stream())
        .findFirst();
  }

  /**
   * Lets the disks take the marks: Gluster does not wait for that, and a brick that loses its mark
   * in a power cut never starts again.
   */
  Answer kept(Answer made, List<BrickPlace> places) {
    if (made instanceof Answer.Done) {
      places.stream()
          .filter(place -> place.node().equals(node))
          .forEach(place -> programs.run(SYNC, List.of("sync", "-f", place.path().value())));
    }
    return made;
  }

  private Optional<Answer> obstacle(BrickPlace place) {
    String path = place.path().value();
    List<String> find = List.of("find", path, "-maxdepth", "0", "-type", "d", "-empty");
    return switch (programs.run(LIMIT, find)) {
      case Programs.Outcome.Ended(int exit, String out, String err) ->
          out.strip().equals(path)
              ? Optional.empty()
              : Optional.of(new Answer.Refused(path + " is not an empty directory " + err.strip()));
      case Programs.Outcome.GivenUp(String reason) -> Optional.of(new Answer.Unanswered(reason));
      case Programs.Outcome.NotStarted(String reason) -> Optional.of(new Answer.Unanswered(reason));
    };
  }
}
