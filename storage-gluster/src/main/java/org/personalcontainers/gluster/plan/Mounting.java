package org.personalcontainers.gluster.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.gluster.plan.VolumeView.Lie;

/** A volume stands at its mount point on every node, with its tree. One turn. */
final class Mounting {
  private final Situation situation;
  private final Draft draft;

  Mounting(Situation situation, Draft draft) {
    this.situation = situation;
    this.draft = draft;
  }

  /** A replicated volume: mounted everywhere once it serves; the tree is made by one node. */
  void plan(VolumeView view) {
    if (!(situation.ledger().volumes().get(view.spec().name()) instanceof VolumeBirth.Born born)) {
      return;
    }
    Optional<Reason> obstacle = obstacle(view, born);
    List<NodeName> servers = born.bricks().stream().map(BrickPlace::node).toList();
    Mount.Source source = new Mount.Source.Volume(view.spec().name());
    boolean planted = false;
    for (NodeName node : situation.spec().nodes().keySet()) {
      Optional<NodeStatus> status = situation.seen(node);
      if (status.isPresent()) {
        Mounted mounted = mount(status.get(), view.spec(), source, servers, obstacle);
        if (mounted == Mounted.WITHOUT_TREE && !planted) {
          planted = true;
          plantTree(node, view.spec());
        }
      }
    }
  }

  /** Of a minority of the copies a mount only hangs, and comes back by itself with the others. */
  private static Optional<Reason> obstacle(VolumeView view, VolumeBirth.Born born) {
    Optional<GlusterVolume> there = view.seen().filter(volume -> volume.id().equals(born.id()));
    if (there.isEmpty() || there.get().state() != GlusterVolume.State.STARTED) {
      return Optional.of(new Reason.Earlier("the volume does not serve yet"));
    }
    List<Brick> bricks = there.get().bricks();
    long serving = bricks.stream().filter(brick -> serves(view, born, brick)).count();
    String few = "more copies: only " + serving + " of " + bricks.size() + " are up and in place";
    return serving > bricks.size() / 2 ? Optional.empty() : Optional.of(new Reason.Earlier(few));
  }

  /** A process may outlive the disk below it: who sees that the copy is gone does not count it. */
  private static boolean serves(VolumeView view, VolumeBirth.Born born, Brick brick) {
    return brick.state() == Brick.State.ONLINE
        && born.bricks().stream()
            .filter(place -> view.isAt(brick, place))
            .map(view::lieAt)
            .allMatch(lie -> lie instanceof Lie.InUse || lie instanceof Lie.Unknown);
  }

  /** A directory of the node itself, which has a tree of its own. */
  void planLocal(NodeStatus status, VolumeSpec volume, HostPath directory) {
    Mount.Source source = new Mount.Source.Directory(directory);
    if (mount(status, volume, source, List.of(), Optional.empty()) == Mounted.WITHOUT_TREE) {
      plantTree(status.node(), volume);
    }
  }

  private enum Mounted {
    WHOLE,
    WITHOUT_TREE,
    NOT_YET
  }

  private Mounted mount(
      NodeStatus status,
      VolumeSpec volume,
      Mount.Source source,
      List<NodeName> servers,
      Optional<Reason> obstacle) {
    String subject = "mount of volume " + volume.name();
    return switch (status.mounts()) {
      case Fact.Unknown<SortedMap<HostPath, Mount>>(String reason) -> {
        draft.await(subject, status.node(), new Reason.Unknown(reason));
        yield Mounted.NOT_YET;
      }
      case Fact.Known<SortedMap<HostPath, Mount>>(var mounts) -> {
        reportElsewhere(status.node(), volume, source, mounts);
        Mount there = mounts.get(volume.mount());
        if (there != null && there.source().equals(source) && answers(there)) {
          yield tree(there, volume);
        }
        if (there != null && !there.source().equals(source)) {
          draft.await(subject, status.node(), occupied(volume, there));
        } else if (obstacle.isPresent()) {
          draft.await(subject, status.node(), obstacle.get());
        } else {
          draft.add(
              subject,
              new StorageStep.MountVolume(
                  status.node(), volume.name(), volume.mount(), source, servers));
        }
        yield Mounted.NOT_YET;
      }
    };
  }

  /** Its disk came late, after a person had given it up: what lies in it may still be wanted. */
  private static Reason isBack(VolumeSpec volume, HostPath given) {
    return new Reason.NeedsPerson(
        "the directory "
            + given
            + " is back and mounted at "
            + volume.mount()
            + ": it was given up",
        "stop what uses it, and run there: "
            + unmounting(volume.mount())
            + "; what is still wanted"
            + " of it can then be copied into the new one");
  }

  private static String unmounting(HostPath point) {
    return "systemctl disable --now \"$(systemd-escape -p --suffix=mount " + point + ")\"";
  }

  /** What was declared before stays: something may still use it there. */
  private void reportElsewhere(
      NodeName node, VolumeSpec volume, Mount.Source source, SortedMap<HostPath, Mount> mounts) {
    mounts.forEach(
        (point, mount) -> {
          if (mount.source().equals(source) && !point.equals(volume.mount())) {
            draft.await("mount of volume " + volume.name(), node, elsewhere(volume, point));
          }
        });
  }

  private static Reason elsewhere(VolumeSpec volume, HostPath point) {
    return new Reason.NeedsPerson(
        "it is also mounted at " + point + ", and " + volume.mount() + " is declared",
        "declare mount: "
            + point
            + " again; or move what uses it, then run there: "
            + unmounting(point));
  }

  private static boolean answers(Mount mount) {
    return mount.health() == Mount.Health.ANSWERS;
  }

  private static Mounted tree(Mount there, VolumeSpec volume) {
    boolean wanted = volume.tree() != VolumeSpec.Tree.NONE;
    return wanted && there.tree() == Mount.Tree.INCOMPLETE ? Mounted.WITHOUT_TREE : Mounted.WHOLE;
  }

  private void plantTree(NodeName node, VolumeSpec volume) {
    draft.add(
        "tree of volume " + volume.name(),
        new StorageStep.MakeTree(node, volume.name(), volume.mount(), volume.tree()));
  }

  private static Reason occupied(VolumeSpec volume, Mount there) {
    if (there.source() instanceof Mount.Source.Directory(HostPath given)
        && given.isWithin(volume.brickRoot())) {
      return isBack(volume, given);
    }
    return new Reason.NeedsPerson(
        "something else is mounted at " + volume.mount() + ": " + there.source(),
        "unmount it, or declare another mount point");
  }
}
