package org.personalcontainers.core.step;

import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.GroupId;

/** Steps on a node's operating system. */
public sealed interface HostStep extends NodeStep {
  /** Our lines of the hosts file become exactly these. */
  record WriteHosts(NodeName node, SortedMap<NodeName, Address> hosts) implements HostStep {
    public WriteHosts {
      hosts = Ordered.copy(hosts);
    }

    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.HOSTS));
    }
  }

  /** Our table lets exactly these addresses reach the inner ports. */
  record WriteFirewall(NodeName node, SortedSet<Address> nodes) implements HostStep {
    public WriteFirewall {
      nodes = Ordered.copy(nodes);
    }

    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.FIREWALL));
    }
  }

  /** No table of ours is there any more, neither now nor after the next boot. */
  record RemoveFirewall(NodeName node) implements HostStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.FIREWALL));
    }
  }

  /** Gluster's daemon is enabled, restarts by itself, and leaves its bricks alone when it does. */
  record KeepGlusterd(NodeName node) implements HostStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.GLUSTERD));
    }
  }

  /**
   * The node holds what it needs to take requests from outside. It goes beside the order: it holds
   * private keys.
   *
   * @param content of that
   */
  record EquipIngress(NodeName node, ContentHash content) implements HostStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.INGRESS));
    }
  }

  /** The group docker has this number: files in a shared volume know it by nothing else. */
  record AlignGroup(NodeName node, GroupId group) implements HostStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.GROUP));
    }
  }
}
