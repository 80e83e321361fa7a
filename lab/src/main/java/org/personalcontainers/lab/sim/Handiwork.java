package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.lab.sim.Ground.Changed;
import org.personalcontainers.lab.sim.world.Machine;
import org.personalcontainers.lab.sim.world.World;

/** What somebody at a machine's keyboard does behind our back. */
final class Handiwork {
  private final World world;
  private final Machine machine;

  Handiwork(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  Changed change(Happening.Change change) {
    return switch (change) {
      case LABELS_REMOVED -> update(new MemberChange.Labels(new TreeMap<>()));
      case DEMOTED -> update(new MemberChange.ToRole(Role.WORKER));
      case HOSTS_EDITED -> changed(machine.host().writeHosts(new TreeMap<>()));
      case FIREWALL_REMOVED -> {
        machine.byHand().removeFirewall();
        yield Changed.SOMETHING;
      }
      case NETWORK_DELETED -> deleteNetwork();
      case VOLUME_STOPPED -> stopVolume();
      case UNMOUNTED -> atMount(machine.byHand()::unmount);
      case TREE_REMOVED -> atMount(machine.byHand()::removeTree);
      case MOUNT_CRASHED -> atMount(machine::crashMount);
      case BRICKS_CRASHED -> {
        machine.crashBricks();
        yield Changed.SOMETHING;
      }
      case GLUSTERD_CRASHED -> {
        machine.crashGlusterd();
        yield Changed.SOMETHING;
      }
      case DOCKER_RESTARTED -> {
        machine.restartDocker();
        yield Changed.SOMETHING;
      }
    };
  }

  /** Done at whichever manager answers, to the member of this machine's name. */
  private Changed update(MemberChange change) {
    for (Machine other : world.machines().values()) {
      Optional<ClusterSeen> cluster = other.docker().cluster().ifKnown();
      if (cluster.isPresent()) {
        Optional<SwarmNode> member =
            cluster.get().nodes().values().stream()
                .filter(node -> node.hostname().equals(machine.name()))
                .findFirst();
        return member
            .map(node -> changed(other.docker().update(node.id(), change, node.version())))
            .orElse(Changed.NOTHING);
      }
    }
    return Changed.NOTHING;
  }

  private Changed deleteNetwork() {
    Optional<ClusterSeen> cluster = machine.docker().cluster().ifKnown();
    if (cluster.isEmpty() || cluster.get().networks().isEmpty()) {
      return Changed.NOTHING;
    }
    machine.byHand().removeNetwork(cluster.get().networks().firstKey());
    return Changed.SOMETHING;
  }

  private Changed stopVolume() {
    Optional<SortedMap<VolumeName, GlusterVolume>> volumes = machine.gluster().volumes().ifKnown();
    if (volumes.isEmpty() || volumes.get().isEmpty()) {
      return Changed.NOTHING;
    }
    machine.byHand().stopVolume(volumes.get().firstKey());
    return Changed.SOMETHING;
  }

  private Changed atMount(Consumer<HostPath> act) {
    Optional<SortedMap<HostPath, Mount>> mounts = machine.host().mounts().ifKnown();
    if (mounts.isEmpty() || mounts.get().isEmpty()) {
      return Changed.NOTHING;
    }
    act.accept(mounts.get().firstKey());
    return Changed.SOMETHING;
  }

  private static Changed changed(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> Changed.SOMETHING;
      case Answer.Refused refused -> Changed.NOTHING;
      case Answer.Busy busy -> Changed.NOTHING;
      case Answer.Outdated outdated -> Changed.NOTHING;
      case Answer.Unanswered unanswered -> Changed.NOTHING;
    };
  }
}
