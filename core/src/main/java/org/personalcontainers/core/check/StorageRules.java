package org.personalcontainers.core.check;

import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.StorageStep;

/** A step on storage stands on what was seen of it, and names what was seen. */
final class StorageRules {
  private final Sight sight;
  private final Findings findings;
  private final BrickRules bricks;

  StorageRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
    this.bricks = new BrickRules(sight, findings);
  }

  void judge(StorageStep step, NodeStatus status) {
    switch (step) {
      case StorageStep.PoolStep transaction -> judgePool(transaction, status);
      case StorageStep.RestorePeer restore -> judgeRestore(restore, status);
      case StorageStep.ForgetPool forget -> new ForgetRules(sight, findings).judge(forget, status);
      case StorageStep.MakeBrick make -> bricks.judgeUnmade(make, make.volume(), make.place());
      case StorageStep.MountVolume mount -> judgeMount(mount, status);
      case StorageStep.MakeTree tree -> judgeTree(tree, status);
    }
  }

  private void judgePool(StorageStep.PoolStep step, NodeStatus status) {
    new PoolRules(sight, findings).judge(step, status);
    switch (step) {
      case StorageStep.ProbePeer probe -> new ProbeRules(sight, findings).judge(probe, status);
      case StorageStep.CreateVolume create -> judgeCreate(create, status);
      case StorageStep.SetVolumeOptions set -> stands(set, status, set.volume(), set.expected());
      case StorageStep.StartVolume start -> stands(start, status, start.volume(), start.expected());
      case StorageStep.HealVolume heal -> stands(heal, status, heal.volume(), heal.expected());
      case StorageStep.ReplaceBrick replace -> {
        stands(replace, status, replace.volume(), replace.expected());
        bricks.judgeUnused(replace, replace.volume(), replace.fresh());
        if (replace.loss() == StorageStep.ReplaceBrick.Loss.NOTHING) {
          bricks.judgeUnused(replace, replace.volume(), replace.old());
        }
      }
    }
  }

  private void judgeCreate(StorageStep.CreateVolume create, NodeStatus status) {
    findings.known(status.volumes(), "the volumes", create);
    for (NodeStatus witness : sight.allSeen()) {
      if (Sight.volume(witness, create.volume()).isPresent()) {
        findings.add(Invariant.BORN_TWICE, create, witness.node() + " sees such a volume");
      }
    }
    for (BrickPlace brick : create.bricks()) {
      bricks.judgeUnused(create, create.volume(), brick);
    }
  }

  private void stands(StorageStep step, NodeStatus status, VolumeName name, VolumeId expected) {
    if (findings.known(status.volumes(), "the volumes", step).isEmpty()) {
      return;
    }
    Optional<GlusterVolume> seen = Sight.volume(status, name);
    if (seen.isEmpty()) {
      findings.add(Invariant.UNFOUNDED, step, step.node() + " sees no volume " + name);
    } else if (!seen.get().id().equals(expected)) {
      findings.add(Invariant.OTHER_IDENTITY, step, step.node() + " sees volume " + seen.get().id());
    }
  }

  /** Only a daemon that is alone and holds nothing may take up another identity. */
  private void judgeRestore(StorageStep.RestorePeer restore, NodeStatus status) {
    Optional<Pool> pool = findings.known(status.pool(), "the pool", restore);
    if (pool.isPresent() && !pool.get().self().equals(restore.found())) {
      findings.add(Invariant.OTHER_IDENTITY, restore, "it is peer " + pool.get().self());
    }
    if (pool.isPresent() && !pool.get().peers().isEmpty()) {
      findings.add(Invariant.UNFOUNDED, restore, restore.node() + " is in a pool with others");
    }
    var volumes = findings.known(status.volumes(), "the volumes", restore);
    if (volumes.isPresent() && !volumes.get().isEmpty()) {
      findings.add(Invariant.UNFOUNDED, restore, restore.node() + " knows volumes");
    }
  }

  private void judgeMount(StorageStep.MountVolume mount, NodeStatus status) {
    findings.known(status.mounts(), "the mounts", mount);
    boolean fit =
        switch (mount.source()) {
          case Mount.Source.Volume(VolumeName name) ->
              name.equals(mount.volume()) && isStarted(mount.volume());
          case Mount.Source.Directory(HostPath path) -> isOurs(mount, path);
          case Mount.Source.Other other -> false;
        };
    if (!fit) {
      findings.add(Invariant.MOUNT_OF_NOTHING, mount, "nobody saw its source in service");
    }
  }

  /** Started, and the very volume that was born. */
  private boolean isStarted(VolumeName name) {
    if (sight.ledger().volumes().get(name) instanceof VolumeBirth.Born born) {
      for (NodeStatus witness : sight.allSeen()) {
        Optional<GlusterVolume> seen = Sight.volume(witness, name);
        if (seen.isPresent()
            && seen.get().id().equals(born.id())
            && seen.get().state() == GlusterVolume.State.STARTED) {
          return true;
        }
      }
    }
    return false;
  }

  /** The directory that the ledger knows on this node, with our marker beside it. */
  private boolean isOurs(StorageStep.MountVolume mount, HostPath path) {
    return sight.ledger().volumes().get(mount.volume()) instanceof VolumeBirth.Local local
        && (isOurs(mount, path, local.born()) || isOurs(mount, path, local.expected()));
  }

  private boolean isOurs(
      StorageStep.MountVolume mount, HostPath path, SortedMap<NodeName, BrickPlace> places) {
    Optional<BrickPlace> place = Optional.ofNullable(places.get(mount.node()));
    return place.isPresent()
        && place.get().path().equals(path)
        && sight.isMade(mount.volume(), place.get());
  }

  private void judgeTree(StorageStep.MakeTree tree, NodeStatus status) {
    Optional<SortedMap<HostPath, Mount>> mounts =
        findings.known(status.mounts(), "the mounts", tree);
    if (mounts.isPresent() && !isMounted(mounts.get(), tree)) {
      findings.add(
          Invariant.MOUNT_OF_NOTHING, tree, tree.volume() + " is not mounted at " + tree.point());
    }
  }

  private boolean isMounted(SortedMap<HostPath, Mount> mounts, StorageStep.MakeTree tree) {
    return mounts.get(tree.point()) instanceof Mount(Mount.Source source, var health, _)
        && health == Mount.Health.ANSWERS
        && switch (source) {
          case Mount.Source.Volume(VolumeName name) -> name.equals(tree.volume());
          case Mount.Source.Directory directory ->
              isBelow(directory.path(), sight.spec().storage().volumes().get(tree.volume()));
          case Mount.Source.Other other -> false;
        };
  }

  private static boolean isBelow(HostPath directory, @Nullable VolumeSpec declared) {
    return declared != null && directory.isWithin(declared.brickRoot());
  }
}
