package org.personalcontainers.core.step;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.VolumeId;

/** Steps on storage. A step on the pool names the member that gives it to Gluster. */
public sealed interface StorageStep extends NodeStep {
  /** A step that is one transaction of the whole pool. */
  sealed interface PoolStep extends StorageStep {
    @Override
    default Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.POOL));
    }
  }

  /** Takes a node into the pool, by the one name that all know it by. */
  record ProbePeer(NodeName node, NodeName peer, PeerId expected) implements PoolStep {}

  /** A node whose disk was lost takes up the identity that the pool knows it by. */
  record RestorePeer(NodeName node, PeerId found, PeerId restored) implements StorageStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.GLUSTERD));
    }

    @Override
    public Effect effect() {
      return Effect.DESTROYS;
    }
  }

  /**
   * A daemon that does not get on with its pool forgets its peers and all volumes. Who it is stays,
   * and so do the bricks; what only it knew of a volume is lost.
   *
   * @param volumes all that it knows: refused as stale where it knows more
   */
  record ForgetPool(NodeName node, PeerId expected, SortedSet<VolumeName> volumes)
      implements StorageStep {
    public ForgetPool {
      volumes = Ordered.copy(volumes);
    }

    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.GLUSTERD), Lock.the(Lock.Kind.POOL));
    }

    @Override
    public Effect effect() {
      return volumes.isEmpty() ? Effect.MENDS : Effect.DESTROYS;
    }
  }

  /** An empty brick directory with its marker. Refused as stale where one of that number lies. */
  record MakeBrick(NodeName node, VolumeName volume, BrickPlace place) implements StorageStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.BRICKS, volume));
    }
  }

  /** Makes a volume of empty bricks; with an arbiter the last brick only votes. */
  record CreateVolume(
      NodeName node,
      VolumeName volume,
      List<BrickPlace> bricks,
      int arbiters,
      SortedMap<String, String> options)
      implements PoolStep {
    public CreateVolume {
      bricks = List.copyOf(bricks);
      options = Ordered.copy(options);
    }
  }

  record SetVolumeOptions(
      NodeName node, VolumeName volume, VolumeId expected, SortedMap<String, String> options)
      implements PoolStep {
    public SetVolumeOptions {
      options = Ordered.copy(options);
    }
  }

  /** Starts a volume, or the bricks of a started one that do not run. */
  record StartVolume(NodeName node, VolumeName volume, VolumeId expected) implements PoolStep {}

  /** The old brick gives way to an empty new one: what only the old one held is lost. */
  record ReplaceBrick(
      NodeName node,
      VolumeName volume,
      VolumeId expected,
      BrickPlace old,
      BrickPlace fresh,
      Loss loss)
      implements PoolStep {
    /** What goes with the old one. */
    public enum Loss {
      COPY,
      /** It is in its place and holds nothing, not even the volume's mark. */
      NOTHING
    }

    @Override
    public Effect effect() {
      return switch (loss) {
        case COPY -> Effect.DESTROYS;
        case NOTHING -> Effect.MENDS;
      };
    }
  }

  /** Starts the healing that Gluster would start minutes later. */
  record HealVolume(NodeName node, VolumeName volume, VolumeId expected) implements PoolStep {}

  /** A mount that waits for its source, that Docker waits for, over a point that takes no files. */
  record MountVolume(
      NodeName node, VolumeName volume, HostPath point, Mount.Source source, List<NodeName> servers)
      implements StorageStep {
    public MountVolume {
      servers = List.copyOf(servers);
    }

    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MOUNT, volume));
    }
  }

  /** The directories that we keep in a volume, with owners and modes. */
  record MakeTree(NodeName node, VolumeName volume, HostPath point, VolumeSpec.Tree tree)
      implements StorageStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MOUNT, volume));
    }
  }
}
