package org.personalcontainers.agent.observe;

import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.SwarmMembership;

/**
 * Looks at everything on a node, at all kinds of facts at once, each for a bounded time. One look
 * at a time.
 */
public final class Eyes implements Supplier<NodeStatus> {
  /**
   * The leader waits for nobody longer than 5 s: of a node that sends what it knows by then only
   * the rest is not known. A Docker that hangs takes longer, and so do questions to the pool while
   * a member of it has just died.
   */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private final NodeName node;
  private final Glance<HostSeen> host;
  private final Glance<MachineSeen> machine;
  private final Glance<SwarmMembership> membership;
  private final Glance<ClusterSeen> cluster;
  private final Glance<SortedMap<NetworkName, LocalNetwork>> ranges;
  private final Glance<Pool> pool;
  private final Glance<SortedMap<VolumeName, GlusterVolume>> volumes;
  private final Glance<SortedMap<VolumeName, BrickRoot>> bricks;
  private final Glance<SortedMap<HostPath, Mount>> mounts;

  public Eyes(NodeName node, Docker docker, Gluster gluster, Host system, Executor threads) {
    this.node = node;
    this.host = new Glance<>("the system", LIMIT, threads, system::look);
    this.machine = new Glance<>("the machine", LIMIT, threads, system::machine);
    this.membership = new Glance<>("Docker", LIMIT, threads, docker::membership);
    this.cluster = new Glance<>("the swarm", LIMIT, threads, docker::cluster);
    this.ranges = new Glance<>("Docker", LIMIT, threads, docker::ranges);
    this.pool = new Glance<>("Gluster", LIMIT, threads, gluster::pool);
    this.volumes = new Glance<>("Gluster", LIMIT, threads, gluster::volumes);
    this.bricks = new Glance<>("the brick disk", LIMIT, threads, system::bricks);
    this.mounts = new Glance<>("a mount", LIMIT, threads, system::mounts);
  }

  @Override
  public NodeStatus get() {
    Supplier<Fact<HostSeen>> hostSeen = host.ask();
    Supplier<Fact<MachineSeen>> machineSeen = machine.ask();
    Supplier<Fact<SwarmMembership>> member = membership.ask();
    Supplier<Fact<ClusterSeen>> clusterSeen = cluster.ask();
    Supplier<Fact<SortedMap<NetworkName, LocalNetwork>>> networks = ranges.ask();
    Supplier<Fact<Pool>> peers = pool.ask();
    Supplier<Fact<SortedMap<VolumeName, GlusterVolume>>> served = volumes.ask();
    Supplier<Fact<SortedMap<VolumeName, BrickRoot>>> roots = bricks.ask();
    Supplier<Fact<SortedMap<HostPath, Mount>>> mounted = mounts.ask();
    return new NodeStatus(
        node,
        hostSeen.get(),
        machineSeen.get(),
        member.get(),
        clusterSeen.get(),
        networks.get(),
        peers.get(),
        served.get(),
        roots.get(),
        mounted.get());
  }
}
