package org.personalcontainers.agent.perform;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;

/** Steps on what this node keeps by itself: its Gluster identity, brick directories, mounts. */
final class DiskWork {
  private final Gluster gluster;
  private final Host host;

  DiskWork(Gluster gluster, Host host) {
    this.gluster = gluster;
    this.host = host;
  }

  StepResult restorePeer(StorageStep.RestorePeer step) {
    return Outcome.knowing(gluster.pool(), pool -> restorePeer(step, pool));
  }

  private StepResult restorePeer(StorageStep.RestorePeer step, Pool pool) {
    if (pool.self().equals(step.restored())) {
      return Outcome.done();
    }
    if (!pool.self().equals(step.found())) {
      return Outcome.stale("this Gluster is " + pool.self() + ", not " + step.found());
    }
    return Outcome.of(
        gluster.restore(step.restored()),
        "Look why " + step.found() + " has peers or volumes of its own (gluster pool list).");
  }

  StepResult forgetPool(StorageStep.ForgetPool step) {
    return Outcome.knowing(
        gluster.pool(),
        pool ->
            pool.self().equals(step.expected())
                ? forgetVolumes(step)
                : Outcome.stale("this Gluster is " + pool.self() + ", not " + step.expected()));
  }

  private StepResult forgetVolumes(StorageStep.ForgetPool step) {
    return Outcome.knowing(
        gluster.volumes(),
        volumes ->
            step.volumes().containsAll(volumes.keySet())
                ? Outcome.of(gluster.forget())
                : Outcome.stale("this Gluster knows the volumes " + volumes.keySet()));
  }

  StepResult makeBrick(StorageStep.MakeBrick step) {
    return Outcome.knowing(host.bricks(), roots -> makeBrick(step, roots));
  }

  private StepResult makeBrick(StorageStep.MakeBrick step, SortedMap<VolumeName, BrickRoot> roots) {
    BrickPlace place = step.place();
    BrickRoot root = roots.get(step.volume());
    BrickId marker = root == null ? null : root.markers().get(place.number());
    boolean directory = root != null && root.bricks().containsKey(place.number());
    if (place.id().equals(marker) && directory) {
      return Outcome.done();
    }
    boolean another = marker == null ? directory : !place.id().equals(marker);
    return another
        ? Outcome.stale(place.path() + " is there already, and is not " + place.id())
        : Outcome.of(host.makeBrick(step.volume(), place));
  }

  StepResult mountVolume(StorageStep.MountVolume step) {
    return Outcome.knowing(host.mounts(), mounts -> mountVolume(step, mounts));
  }

  private StepResult mountVolume(StorageStep.MountVolume step, SortedMap<HostPath, Mount> mounts) {
    Mount mount = mounts.get(step.point());
    boolean stands =
        mount != null
            && mount.source().equals(step.source())
            && mount.health() == Mount.Health.ANSWERS;
    return stands
        ? Outcome.done()
        : Outcome.of(
            host.mount(step.volume(), step.point(), step.source(), step.servers()),
            "Look what is mounted at " + step.point() + " (findmnt), and unmount it.");
  }

  StepResult makeTree(StorageStep.MakeTree step) {
    return Outcome.knowing(host.mounts(), mounts -> makeTree(step, mounts.get(step.point())));
  }

  /** Only inside a mount: in the bare directory below it the files would be hidden and lost. */
  private StepResult makeTree(StorageStep.MakeTree step, @Nullable Mount mount) {
    if (mount == null) {
      return Outcome.retry("nothing is mounted at " + step.point());
    }
    if (mount.health() == Mount.Health.HANGS) {
      return Outcome.retry("the mount at " + step.point() + " does not answer");
    }
    return mount.tree() == Mount.Tree.STANDS
        ? Outcome.done()
        : Outcome.of(host.makeTree(step.point(), step.tree()));
  }
}
