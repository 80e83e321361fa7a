package org.personalcontainers.gluster.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.StorageStep;

/**
 * A daemon that its pool does not get on with: it is rejected, was left alone by a probe that was
 * cut, or is somebody else to the books. Gluster never mends that by itself; a daemon that forgets
 * all is taken in again like one whose disk was wiped.
 */
record Estrangement(Situation situation, PoolView pool, Draft draft) {
  /** Drafts the forgetting, where nothing is lost by it; else a person is told. */
  void mend(String subject, NodeName node, Reason otherwise) {
    Optional<Pool> own = pool.view(node);
    Optional<SortedMap<VolumeName, GlusterVolume>> volumes =
        situation.seen(node).flatMap(status -> status.volumes().ifKnown());
    if (own.isPresent()
        && isOurs(own.get())
        && volumes.filter(known -> othersKnow(node, known)).isPresent()) {
      PeerId self = own.get().self();
      draft.add(subject, new StorageStep.ForgetPool(node, self, names(volumes.get())));
    } else {
      draft.await(subject, node, otherwise);
    }
  }

  private static SortedSet<VolumeName> names(SortedMap<VolumeName, GlusterVolume> volumes) {
    return new TreeSet<>(volumes.keySet());
  }

  /** All whom it knows are ours: of another pool we know nothing. */
  private boolean isOurs(Pool own) {
    return situation.ledger().peers().values().containsAll(own.peers().keySet());
  }

  /** The pool holds together without it, and knows every volume that it knows. */
  private boolean othersKnow(NodeName node, SortedMap<VolumeName, GlusterVolume> volumes) {
    Optional<NodeName> heart = pool.heart().filter(member -> !member.equals(node));
    return heart.isPresent()
        && pool.minority(heart.get()).isEmpty()
        && volumes.values().stream().allMatch(volume -> knows(heart.get(), volume));
  }

  private boolean knows(NodeName member, GlusterVolume volume) {
    return pool.volume(member, volume.name())
        .filter(seen -> seen.id().equals(volume.id()))
        .isPresent();
  }
}
