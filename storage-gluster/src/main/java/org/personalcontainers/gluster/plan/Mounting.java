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
    boolean serves =
        view.seen()
            .filter(volume -> volume.id().equals(born.id()))
            .filter(Mounting::serves)
            .isPresent();
    List<NodeName> servers = born.bricks().stream().map(BrickPlace::node).toList();
    Mount.Source source = new Mount.Source.Volume(view.spec().name());
    boolean planted = false;
    for (NodeName node : situation.spec().nodes().keySet()) {
      Optional<NodeStatus> status = situation.seen(node);
      if (status.isPresent()) {
        Mounted mounted = mount(status.get(), view.spec(), source, servers, serves);
        if (mounted == Mounted.WITHOUT_TREE && !planted) {
          planted = true;
          plantTree(node, view.spec());
        }
      }
    }
  }

  /** Of a minority of the copies a mount only hangs, and comes back by itself with the others. */
  private static boolean serves(GlusterVolume volume) {
    long up = volume.bricks().stream().filter(b -> b.state() == Brick.State.ONLINE).count();
    return volume.state() == GlusterVolume.State.STARTED && up > volume.bricks().size() / 2;
  }

  /** A directory of the node itself, which has a tree of its own. */
  void planLocal(NodeStatus status, VolumeSpec volume, HostPath directory) {
    Mount.Source source = new Mount.Source.Directory(directory);
    if (mount(status, volume, source, List.of(), true) == Mounted.WITHOUT_TREE) {
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
      boolean serves) {
    String subject = "mount of volume " + volume.name();
    return switch (status.mounts()) {
      case Fact.Unknown<SortedMap<HostPath, Mount>>(String reason) -> {
        draft.await(subject, status.node(), new Reason.Unknown(reason));
        yield Mounted.NOT_YET;
      }
      case Fact.Known<SortedMap<HostPath, Mount>>(var mounts) -> {
        Mount there = mounts.get(volume.mount());
        if (there != null && there.source().equals(source) && answers(there)) {
          yield tree(there, volume);
        }
        if (there != null && !there.source().equals(source)) {
          draft.await(subject, status.node(), occupied(volume, there));
        } else if (serves) {
          draft.add(
              subject,
              new StorageStep.MountVolume(
                  status.node(), volume.name(), volume.mount(), source, servers));
        } else {
          draft.await(subject, status.node(), new Reason.Earlier("the volume does not serve yet"));
        }
        yield Mounted.NOT_YET;
      }
    };
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
    return new Reason.NeedsPerson(
        "something else is mounted at " + volume.mount() + ": " + there.source(),
        "unmount it, or declare another mount point");
  }
}
