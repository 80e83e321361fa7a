package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.SwarmNetwork;

/** What a person does on one machine that no step of ours does. */
public final class ByHand {
  private final World world;
  private final Machine machine;

  ByHand(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  /** docker network rm, where this machine manages a swarm that has a leader. */
  public void removeNetwork(NetworkName name) {
    Optional<Reign> reign = world.swarms().reign(machine);
    reign.ifPresent(r -> world.swarms().decide(r, seen -> without(seen, name)));
  }

  private static ClusterSeen without(ClusterSeen seen, NetworkName name) {
    TreeMap<NetworkName, SwarmNetwork> fewer = new TreeMap<>(seen.networks());
    fewer.remove(name);
    return new ClusterSeen(
        seen.id(),
        seen.asOf() + 1,
        seen.heartbeat(),
        seen.version(),
        seen.nodes(),
        fewer,
        seen.stacks());
  }

  /** gluster volume stop. */
  public void stopVolume(VolumeName name) {
    machine.blindness().unattended(() -> new VolumeCommands(world, machine).stop(name));
  }

  /** systemctl stop of the mount: it stays away until the next boot. */
  public void unmount(HostPath point) {
    machine.mounts().unmount(point);
    world.changed();
  }

  /** rm -r of what we keep in the mount. */
  public void removeTree(HostPath point) {
    machine.mounts().removeTree(point);
    world.changed();
  }

  /** nft delete table. */
  public void removeFirewall() {
    machine.disks().firewall = Optional.empty();
    world.changed();
  }
}
