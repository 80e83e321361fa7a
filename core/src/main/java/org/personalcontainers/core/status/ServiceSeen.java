package org.personalcontainers.core.status;

import java.util.Optional;
import org.personalcontainers.core.stack.ContentHash;

/**
 * A service of a stack as the swarm's managers see it.
 *
 * @param content what the label says that it was made of; empty: somebody else made it
 * @param wanted how many containers there should be
 * @param running how many there are
 * @param trouble why a container of it ended or could not begin, where fewer run than wanted
 * @param version grows with each change of it
 */
public record ServiceSeen(
    String image,
    Optional<ContentHash> content,
    int wanted,
    int running,
    Rollout rollout,
    Optional<String> trouble,
    long version) {
  /** What became of the last change. */
  public enum Rollout {
    /** There was none, or it is through. */
    STEADY,
    UPDATING,
    /** Swarm stopped in the middle, because containers of the new kind failed. */
    PAUSED,
    ROLLING_BACK,
    /** Containers of the new kind failed, and those of the old kind are back. */
    ROLLED_BACK;

    /** Whether it came, or comes, to nothing: what ran before runs, or shall. */
    public boolean isBack() {
      return switch (this) {
        case STEADY, UPDATING -> false;
        case PAUSED, ROLLING_BACK, ROLLED_BACK -> true;
      };
    }
  }

  /** Whether everything runs that should, and nothing is on its way. */
  public boolean healthy() {
    return rollout == Rollout.STEADY && running >= wanted;
  }
}
