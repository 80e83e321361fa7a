package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeSpec;

/** What a person changes in the declaration. Where it makes no sense any more, nothing changes. */
sealed interface Edit {
  ClusterSpec on(ClusterSpec spec);

  record NodeAdded(NodeSpec node) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
      nodes.putIfAbsent(node.name(), node);
      return spec.withNodes(nodes);
    }
  }

  record NodeRemoved(NodeName node) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
      nodes.remove(node);
      boolean named =
          spec.managers() instanceof ManagerChoice.Listed(var managers) && managers.contains(node);
      return nodes.isEmpty() || named || holdsVolumes(spec, nodes.size())
          ? spec
          : spec.withNodes(nodes);
    }

    private boolean holdsVolumes(ClusterSpec spec, int left) {
      return spec.storage().driver() == StorageSpec.Driver.GLUSTER
          && spec.storage().volumes().values().stream().anyMatch(volume -> needs(volume, left));
    }

    private boolean needs(VolumeSpec volume, int left) {
      int arbiters = volume.arbiter().isPresent() ? 1 : 0;
      return volume.nodes().contains(node)
          || volume.arbiter().equals(Optional.of(node))
          || volume.replicas() + arbiters > left;
    }
  }

  record Labelled(NodeName node, LabelName label, String value) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      NodeSpec old = spec.nodes().get(node);
      if (old == null) {
        return spec;
      }
      TreeMap<LabelName, String> labels = new TreeMap<>(old.labels());
      labels.put(label, value);
      return withNode(spec, new NodeSpec(node, old.address(), labels, old.availability()));
    }
  }

  record Availed(NodeName node, Availability availability) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      NodeSpec old = spec.nodes().get(node);
      return old == null
          ? spec
          : withNode(spec, new NodeSpec(node, old.address(), old.labels(), availability));
    }
  }

  record NetworkAdded(NetworkSpec network) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      TreeMap<NetworkName, NetworkSpec> networks = new TreeMap<>(spec.networks());
      networks.putIfAbsent(network.name(), network);
      return spec.withNetworks(networks);
    }
  }

  record FirewallSwitched(Firewall firewall) implements Edit {
    @Override
    public ClusterSpec on(ClusterSpec spec) {
      return spec.withFirewall(firewall);
    }
  }

  private static ClusterSpec withNode(ClusterSpec spec, NodeSpec node) {
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
    nodes.put(node.name(), node);
    return spec.withNodes(nodes);
  }
}
