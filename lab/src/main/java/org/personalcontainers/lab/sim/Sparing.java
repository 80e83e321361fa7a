package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;

/** Says whether a machine's disks can be taken without taking the last of something. */
final class Sparing {
  private final Stage stage;

  Sparing(Stage stage) {
    this.stage = stage;
  }

  boolean canSpareDisks(NodeName name) {
    SimNode node = stage.fleet().get(name);
    return node.isOn()
        && stage.store().canSpare(node)
        && canSpareMember(name)
        && canSpareBricks(name);
  }

  /** Without it the swarm still has the majority of its managers, all of them up. */
  boolean canSpareMember(NodeName name) {
    NodeStatus own = stage.ground().look(name);
    return switch (own.swarm().ifKnown().orElse(new SwarmMembership.Pending("it is silent"))) {
      case SwarmMembership.Outside outside -> true;
      case SwarmMembership.Member(var id, Role role, var swarm) ->
          stage.ground().world().swarmBearsLossOf(name)
              && (role == Role.WORKER || othersLead(name));
      case SwarmMembership.Pending pending -> false;
      case SwarmMembership.ClockTrouble trouble -> false;
      case SwarmMembership.Behind behind -> false;
    };
  }

  boolean isNoManager(NodeName name) {
    return stage.ground().look(name).swarm().ifKnown().stream()
        .anyMatch(
            place ->
                place instanceof SwarmMembership.Outside
                    || (place instanceof SwarmMembership.Member member
                        && member.role() == Role.WORKER));
  }

  private boolean othersLead(NodeName name) {
    Optional<ClusterSeen> view =
        others(name).flatMap(status -> status.cluster().ifKnown().stream()).findFirst();
    if (view.isEmpty()) {
      return false;
    }
    long managers = view.get().nodes().values().stream().filter(Sparing::manages).count();
    long left = others(name).filter(status -> serves(view.get(), status)).count();
    return left * 2 > managers;
  }

  /** It says itself that it is that manager: swarm goes on believing it for a while. */
  private static boolean serves(ClusterSeen view, NodeStatus status) {
    return status.cluster().ifKnown().isPresent()
        && status.swarm().ifKnown().stream()
            .filter(SwarmMembership.Member.class::isInstance)
            .map(SwarmMembership.Member.class::cast)
            .flatMap(member -> view.node(member.id()).stream())
            .anyMatch(member -> manages(member) && member.state() == SwarmNode.State.READY);
  }

  private static boolean manages(SwarmNode node) {
    return node.role() == Role.MANAGER;
  }

  private java.util.stream.Stream<NodeStatus> others(NodeName name) {
    return stage.fleet().all().stream()
        .filter(node -> node.isOn() && !node.name().equals(name))
        .map(node -> stage.ground().look(node.name()));
  }

  /** Every volume with a copy there has all its copies up and healed, and one of them elsewhere. */
  boolean canSpareBricks(NodeName name) {
    if (stage.ground().world().holdsLastCopy(name)) {
      return false;
    }
    NodeStatus own = stage.ground().look(name);
    Optional<Pool> pool = own.pool().ifKnown();
    Optional<SortedMap<VolumeName, GlusterVolume>> volumes = own.volumes().ifKnown();
    return pool.isPresent()
        && volumes.isPresent()
        && volumes.get().values().stream().allMatch(volume -> isWhole(volume));
  }

  private static boolean isWhole(GlusterVolume volume) {
    return volume.bricks().size() - volume.arbiters() > 1
        && volume.bricks().stream().allMatch(brick -> brick.state() == Brick.State.ONLINE)
        && volume.pendingHeals().ifKnown().filter(pending -> pending == 0).isPresent();
  }
}
