package org.personalcontainers.gluster.plan;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.gluster.plan.VolumeView.Lie;

/**
 * With one or two nodes a volume is a directory on each, not shared: the very directory that a
 * first brick would be, so that nothing has to be copied when the cluster grows.
 */
public final class LocalSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    if (situation.spec().storage().driver() != StorageSpec.Driver.LOCAL) {
      return;
    }
    PoolView pool = new PoolView(situation);
    for (VolumeSpec volume : situation.spec().storage().volumes().values()) {
      new Directories(new VolumeView(situation, pool, volume), draft).plan();
    }
  }

  /** One volume's directories. One turn. */
  private record Directories(VolumeView view, Draft draft) {
    void plan() {
      for (NodeName node : view.situation().spec().nodes().keySet()) {
        Optional<NodeStatus> status = view.situation().seen(node);
        if (status.isEmpty()) {
          draft.await(view.subject(), node, new Reason.Unreachable("what it has is not known"));
        } else {
          plan(status.get());
        }
      }
    }

    private void plan(NodeStatus status) {
      switch (view.situation().ledger().volumes().get(view.spec().name())) {
        case null -> expect(status.node());
        case VolumeBirth.Local local -> plan(status, local);
        case VolumeBirth.Expected _, VolumeBirth.Born _ -> draft.await(view.subject(), wasShared());
      }
    }

    private Reason wasShared() {
      return new Reason.NeedsPerson(
          view.subject() + " is replicated, and is declared to be a directory on each node",
          "declare storage.driver: gluster again, or a local volume of another name");
    }

    private void plan(NodeStatus status, VolumeBirth.Local local) {
      BrickPlace expected = local.expected().get(status.node());
      BrickPlace born = local.born().get(status.node());
      if (born != null) {
        keep(status, born);
      } else if (expected != null) {
        giveBirth(status.node(), expected);
      } else {
        expect(status.node());
      }
    }

    private void expect(NodeName node) {
      BrickPlace place = view.place(node, view.freshNumber(List.of(node), 0));
      switch (view.lieAt(place)) {
        case Lie.Unknown(String reason) ->
            draft.await(
                view.subject(),
                node,
                new Reason.Unknown("what lies where its directory goes: " + reason));
        case Lie.Away(HostPath disk) ->
            draft.await(view.subject(), node, VolumeView.away(node, disk));
        case Lie.Nothing _, Lie.Ready _, Lie.InUse _, Lie.Taken _ ->
            draft.add(
                view.subject(),
                new Register(new Entry.DirectoryExpected(view.spec().name(), place)));
      }
    }

    private void giveBirth(NodeName node, BrickPlace place) {
      switch (view.lieAt(place)) {
        case Lie.Nothing nothing -> make(place);
        case Lie.Ready(boolean complete) -> {
          if (complete) {
            draft.add(
                view.subject(), new Register(new Entry.DirectoryBorn(view.spec().name(), node)));
          } else {
            make(place);
          }
        }
        case Lie.InUse inUse -> draft.await(view.subject(), node, taken(place));
        case Lie.Taken taken -> draft.await(view.subject(), node, taken(place));
        case Lie.Unknown(String reason) ->
            draft.await(view.subject(), node, new Reason.Unknown(reason));
        case Lie.Away(HostPath disk) ->
            draft.await(view.subject(), node, VolumeView.away(node, disk));
      }
    }

    private void make(BrickPlace place) {
      draft.add(view.subject(), new StorageStep.MakeBrick(place.node(), view.spec().name(), place));
    }

    private static Reason taken(BrickPlace place) {
      return new Reason.NeedsPerson(
          "something that is not ours lies at " + place.path() + " on " + place.node(),
          "look what it is, and move it away");
    }

    /** Once born, a directory that is not there was lost with its disk. */
    private void keep(NodeStatus status, BrickPlace place) {
      switch (view.lieAt(place)) {
        case Lie.Unknown(String reason) ->
            draft.await(view.subject(), status.node(), new Reason.Unknown(reason));
        case Lie.Away(HostPath disk) ->
            draft.await(view.subject(), status.node(), VolumeView.away(status.node(), disk));
        case Lie.Nothing nothing -> reportLost(place);
        case Lie.Ready(boolean complete) -> {
          if (complete) {
            mount(status, place);
          } else {
            reportLost(place);
          }
        }
        case Lie.InUse inUse -> mount(status, place);
        case Lie.Taken taken -> mountForeign(status, place);
      }
    }

    /** People's files in it make it look foreign, which it is not as long as our marker stands. */
    private void mountForeign(NodeStatus status, BrickPlace place) {
      if (view.bearsMarker(place)) {
        mount(status, place);
      } else {
        reportLost(place);
      }
    }

    private void mount(NodeStatus status, BrickPlace place) {
      new Mounting(view.situation(), draft).planLocal(status, view.spec(), place.path());
    }

    private void reportLost(BrickPlace place) {
      draft.await(view.subject(), place.node(), lost(place));
      int number = view.freshNumber(List.of(place.node()), place.number());
      draft.add(
          view.subject(),
          new Register(
              new Entry.DirectoryReplaced(
                  view.spec().name(), place, view.place(place.node(), number))));
    }

    private static Reason lost(BrickPlace place) {
      return new Reason.NeedsPerson(
          "the directory " + place.path() + " on " + place.node() + " is not there",
          "mount its disk; if the disk is lost, approve an empty one, and bring a backup back into"
              + " it");
    }
  }
}
