package org.personalcontainers.lab.sim;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.lab.sim.Deviation.Matter;

/**
 * What a plan may ask a person to do, as the last word: only after faults that only a person can
 * mend, and it excuses only the volume that it is about.
 */
enum Plea {
  DIRECTORY_BACK("the directory .* is back and mounted at .*", Excuse.DIRECTORY_BACK),
  COPY_LOST("the copy at .* is not there", Excuse.COPY_LOST);

  private static final Set<FaultKind> DISKS =
      Set.of(
          FaultKind.BRICK_DISK_LATE,
          FaultKind.BRICKS_WIPED,
          FaultKind.DISKS_WIPED,
          FaultKind.OLD_NODE_IMAGE,
          FaultKind.OLD_MANAGER_IMAGE);

  private final String words;
  private final Excuse excuse;

  Plea(String words, Excuse excuse) {
    this.words = words;
    this.excuse = excuse;
  }

  Excuse excuse() {
    return excuse;
  }

  /** The plea that a waiting makes, if it makes one that this run gave cause for. */
  static Optional<Plea> of(Waiting waiting, Coverage struck, Copies copies) {
    if (!(waiting.reason() instanceof Reason.NeedsPerson(String problem, String remedy))) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(plea -> problem.matches(plea.words) && plea.hasCause(waiting, struck, copies))
        .findFirst();
  }

  /** A lost copy is replaced after an approval, as long as most of the others are there. */
  private boolean hasCause(Waiting asked, Coverage struck, Copies copies) {
    return switch (this) {
      case DIRECTORY_BACK -> struck.hasStruck(FaultKind.BRICK_DISK_LATE);
      case COPY_LOST ->
          DISKS.stream().anyMatch(struck::hasStruck)
              && Dead.volume(asked.subject()).filter(copies::lackMajority).isPresent();
    };
  }

  /** What is not as declared because of what it asks. */
  boolean excuses(Waiting asked, Deviation deviation) {
    Optional<VolumeName> volume = Dead.volume(asked.subject());
    return switch (deviation.matter()) {
      case Matter.Host host -> false;
      case Matter.Swarm swarm -> false;
      case Matter.Managers managers -> false;
      case Matter.Network network -> false;
      case Matter.Volume(var name) -> this == COPY_LOST && volume.equals(Optional.of(name));
      case Matter.Mount(var name, var where) ->
          volume.equals(Optional.of(name))
              && (this == COPY_LOST || asked.node().equals(Optional.of(where)));
    };
  }

  /** What else waits for those copies. */
  boolean holdsUp(Waiting asked, Waiting other) {
    Optional<VolumeName> volume = Dead.volume(asked.subject());
    return this == COPY_LOST && volume.isPresent() && volume.equals(Dead.volume(other.subject()));
  }
}
