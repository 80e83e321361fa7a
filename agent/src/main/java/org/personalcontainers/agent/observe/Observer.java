package org.personalcontainers.agent.observe;

import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.NodeStatus;

/** Looks at everything on a node. What one daemon does not tell leaves the rest known. */
public final class Observer {
  private final NodeName node;
  private final Docker docker;
  private final Gluster gluster;
  private final Host host;

  public Observer(NodeName node, Docker docker, Gluster gluster, Host host) {
    this.node = node;
    this.docker = docker;
    this.gluster = gluster;
    this.host = host;
  }

  public NodeStatus look() {
    return new NodeStatus(
        node,
        host.look(),
        host.machine(),
        docker.membership(),
        docker.cluster(),
        docker.ranges(),
        gluster.pool(),
        gluster.volumes(),
        host.bricks(),
        host.mounts());
  }
}
