package org.personalcontainers.core.status;

import java.util.SortedMap;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** All that one node's agent saw at one time. Each kind of fact may be unknown by itself. */
public record NodeStatus(
    NodeName node,
    Fact<HostSeen> host,
    Fact<MachineSeen> machine,
    Fact<SwarmMembership> swarm,
    Fact<ClusterSeen> cluster,
    Fact<SortedMap<NetworkName, LocalNetwork>> networks,
    Fact<Pool> pool,
    Fact<SortedMap<VolumeName, GlusterVolume>> volumes,
    Fact<SortedMap<VolumeName, BrickRoot>> bricks,
    Fact<SortedMap<HostPath, Mount>> mounts) {
  public NodeStatus withHost(Fact<HostSeen> seen) {
    return new NodeStatus(
        node, seen, machine, swarm, cluster, networks, pool, volumes, bricks, mounts);
  }

  public NodeStatus withSwarm(Fact<SwarmMembership> seen) {
    return new NodeStatus(
        node, host, machine, seen, cluster, networks, pool, volumes, bricks, mounts);
  }

  public NodeStatus withCluster(Fact<ClusterSeen> seen) {
    return new NodeStatus(
        node, host, machine, swarm, seen, networks, pool, volumes, bricks, mounts);
  }

  public NodeStatus withNetworks(Fact<SortedMap<NetworkName, LocalNetwork>> seen) {
    return new NodeStatus(node, host, machine, swarm, cluster, seen, pool, volumes, bricks, mounts);
  }

  public NodeStatus withPool(Fact<Pool> seen) {
    return new NodeStatus(
        node, host, machine, swarm, cluster, networks, seen, volumes, bricks, mounts);
  }

  public NodeStatus withVolumes(Fact<SortedMap<VolumeName, GlusterVolume>> seen) {
    return new NodeStatus(
        node, host, machine, swarm, cluster, networks, pool, seen, bricks, mounts);
  }

  public NodeStatus withBricks(Fact<SortedMap<VolumeName, BrickRoot>> seen) {
    return new NodeStatus(
        node, host, machine, swarm, cluster, networks, pool, volumes, seen, mounts);
  }

  public NodeStatus withMounts(Fact<SortedMap<HostPath, Mount>> seen) {
    return new NodeStatus(
        node, host, machine, swarm, cluster, networks, pool, volumes, bricks, seen);
  }
}
