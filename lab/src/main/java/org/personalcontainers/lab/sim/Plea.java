package org.personalcontainers.lab.sim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Deviation.Matter;

/**
 * What a plan may ask a person to do, as the last word: only after faults that only a person can
 * mend, and it excuses only what it is about.
 */
enum Plea {
  DIRECTORY_LOST("the directory .* is not there"),
  /** Given up with an approval, its disk came late. */
  DIRECTORY_BACK("the directory .* is back and mounted at .*"),
  COPY_LOST("the copy at .* is not there"),
  /** Given up with an approval, it came back before it was replaced: all is as declared. */
  COPY_BACK("the copy at .* is back: it is not given up"),
  NO_RANGE_LEFT(".* has no range left"),
  PEER_REJECTED(".* reject each other: .*"),
  /** Wiped while a probe was on its way, it was met by the pool as another. */
  MET_AS_ANOTHER(".* to this cluster, and is with others as .*"),
  /** Cut in the middle of a probe, it knows somebody of the pool who does not know it. */
  HALF_A_PEER(".* is in another Gluster pool");

  private static final Set<FaultKind> DISKS =
      EnumSet.of(
          FaultKind.BRICK_DISK_LATE,
          FaultKind.BRICKS_WIPED,
          FaultKind.DISKS_WIPED,
          FaultKind.OLD_NODE_IMAGE,
          FaultKind.OLD_MANAGER_IMAGE);

  private final String words;

  Plea(String words) {
    this.words = words;
  }

  /** The plea that a waiting makes, if it makes one that this run gave cause for. */
  static Optional<Plea> of(Waiting waiting, Coverage struck, Script script) {
    if (!(waiting.reason() instanceof Reason.NeedsPerson(String problem, String remedy))) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(plea -> problem.matches(plea.words) && plea.hasCause(struck, script))
        .findFirst();
  }

  private boolean hasCause(Coverage struck, Script script) {
    return switch (this) {
      case DIRECTORY_LOST, DIRECTORY_BACK, COPY_LOST, COPY_BACK ->
          DISKS.stream().anyMatch(kind -> struck.struck(kind) > 0);
      case NO_RANGE_LEFT ->
          script.happenings().stream()
              .anyMatch(due -> due.happening() instanceof Happening.Edited(Edit.NodeAdded added));
      case PEER_REJECTED, MET_AS_ANOTHER, HALF_A_PEER -> !script.happenings().isEmpty();
    };
  }

  boolean excuses(Deviation deviation, Waiting waiting) {
    Optional<NodeName> node = waiting.node();
    return switch (deviation.matter()) {
      case Matter.Host host -> false;
      case Matter.Swarm swarm -> false;
      case Matter.Managers managers -> false;
      case Matter.Network(var name, var where) -> this == NO_RANGE_LEFT && where.equals(node);
      case Matter.Volume volume -> isOfCopies();
      case Matter.Mount(var name, var where) ->
          isOfCopies() || (isOfDirectories() && node.equals(Optional.of(where)));
    };
  }

  /** Whether it is about a volume's copies, and so about the volume and its mounts everywhere. */
  boolean isOfCopies() {
    return switch (this) {
      case COPY_LOST, PEER_REJECTED, MET_AS_ANOTHER, HALF_A_PEER -> true;
      case DIRECTORY_LOST, DIRECTORY_BACK, COPY_BACK, NO_RANGE_LEFT -> false;
    };
  }

  private boolean isOfDirectories() {
    return this == DIRECTORY_LOST || this == DIRECTORY_BACK;
  }

  /** Whether what else has to wait may wait because of it. */
  boolean holdsUp(Waiting other) {
    return isOfCopies() && isStorage(other);
  }

  private static boolean isStorage(Waiting waiting) {
    return waiting.subject().matches("(volume|gluster|mount|tree) .*");
  }
}
