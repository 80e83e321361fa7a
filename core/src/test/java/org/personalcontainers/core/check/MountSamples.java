package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.brick;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.StorageStep;

/** Mounts, and what is written into them. */
final class MountSamples {
  private static final HostPath POINT = new HostPath("/opt/docker");

  private MountSamples() {}

  static List<Sample> all() {
    return List.of(
        notStarted(), notThere(), directoryUnmarked(), treeOnBareGround(), treeOnAHang(), blind());
  }

  static StorageStep tree(VolumeName volume) {
    return new StorageStep.MakeTree(PI1, volume, POINT, VolumeSpec.Tree.STANDARD);
  }

  static UnaryOperator<NodeStatus> mounted(VolumeName volume) {
    return mounted(volume, Mount.Health.ANSWERS);
  }

  private static UnaryOperator<NodeStatus> mounted(VolumeName volume, Mount.Health health) {
    TreeMap<HostPath, Mount> mounts = new TreeMap<>();
    mounts.put(POINT, new Mount(new Mount.Source.Volume(volume), health, Mount.Tree.INCOMPLETE));
    return status -> status.withMounts(Fact.known(mounts));
  }

  private static StorageStep mount() {
    return mount(new Mount.Source.Volume(DOCKER));
  }

  private static StorageStep mount(Mount.Source source) {
    return new StorageStep.MountVolume(PI1, DOCKER, POINT, source, List.of(PI1, PI2));
  }

  private static Sample notStarted() {
    GlusterVolume created = Seen.volume(GlusterVolume.State.CREATED, Fact.known(0));
    return new Sample(
        Invariant.MOUNT_OF_NOTHING,
        "a volume is mounted that is not started",
        standing().all(s -> s.withVolumes(Fact.known(Seen.volumes(created)))).plans(mount()),
        standing().plans(mount()));
  }

  private static Sample notThere() {
    return new Sample(
        Invariant.MOUNT_OF_NOTHING,
        "a volume is mounted that nobody knows",
        standing().all(s -> s.withVolumes(Fact.unknown("down"))).plans(mount()),
        standing().sees(PI1, s -> s.withVolumes(Fact.unknown("down"))).plans(mount()));
  }

  private static Sample directoryUnmarked() {
    StorageStep mount = mount(new Mount.Source.Directory(brick(PI1, 1).path()));
    Stage expecting = fresh().write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1)));
    Stage made =
        fresh()
            .write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1)))
            .write(new Entry.DirectoryBorn(DOCKER, PI1))
            .sees(
                PI1, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickContent.Foreign(), PI1))));
    return new Sample(
        Invariant.MOUNT_OF_NOTHING,
        "a directory is mounted whose disk is not there",
        expecting.plans(mount),
        made.plans(mount));
  }

  private static Sample treeOnBareGround() {
    return new Sample(
        Invariant.MOUNT_OF_NOTHING,
        "directories are made under a mount that is not there",
        standing().plans(tree(DOCKER)),
        standing().sees(PI1, mounted(DOCKER)).plans(tree(DOCKER)));
  }

  private static Sample treeOnAHang() {
    return new Sample(
        Invariant.MOUNT_OF_NOTHING,
        "directories are made in a mount that hangs",
        standing().sees(PI1, mounted(DOCKER, Mount.Health.HANGS)).plans(tree(DOCKER)),
        standing().sees(PI1, mounted(DOCKER)).plans(tree(DOCKER)));
  }

  private static Sample blind() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a mount where nobody knows what is mounted",
        standing().sees(PI1, s -> s.withMounts(Fact.unknown("hangs"))).plans(mount()),
        standing().plans(mount()));
  }
}
