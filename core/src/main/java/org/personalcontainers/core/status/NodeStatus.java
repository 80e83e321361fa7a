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
    Fact<SwarmMembership> swarm,
    Fact<ClusterSeen> cluster,
    Fact<SortedMap<NetworkName, LocalNetwork>> networks,
    Fact<Pool> pool,
    Fact<SortedMap<VolumeName, GlusterVolume>> volumes,
    Fact<SortedMap<VolumeName, BrickRoot>> bricks,
    Fact<SortedMap<HostPath, Mount>> mounts) {}
