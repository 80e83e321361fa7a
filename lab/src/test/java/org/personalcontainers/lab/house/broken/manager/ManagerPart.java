package org.personalcontainers.lab.house.broken.manager;

import org.personalcontainers.lab.house.broken.agent.AgentPart;
import org.personalcontainers.lab.house.broken.atomix.Raft;
import org.personalcontainers.lab.house.broken.core.port.PortPart;
import org.personalcontainers.lab.house.broken.gluster.host.GlusterHost;
import org.personalcontainers.lab.house.broken.jgroups.Channel;

/** Knows all that a manager must not know. */
public record ManagerPart(
    AgentPart agentPart, GlusterHost glusterHost, PortPart portPart, Raft raft, Channel channel) {}
