package org.personalcontainers.manager.plan;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.HostStep;

/**
 * Every node knows every other by name, and lets in the nodes and nobody else, or whom it likes.
 */
final class HostsSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    SortedMap<NodeName, Address> hosts = hosts(situation);
    SortedSet<Address> addresses = addresses(situation, hosts);
    for (NodeSpec node : situation.spec().nodes().values()) {
      situation
          .seen(node.name())
          .ifPresentOrElse(
              status -> compare(situation, status, hosts, addresses, draft),
              () -> draft.await("node " + node.name(), node.name(), unreachable()));
    }
  }

  private static Reason unreachable() {
    return new Reason.Unreachable("it does not answer, and nothing is concluded from that");
  }

  private static void compare(
      Situation situation,
      NodeStatus status,
      SortedMap<NodeName, Address> hosts,
      SortedSet<Address> addresses,
      Draft draft) {
    switch (status.host()) {
      case Fact.Unknown<HostSeen>(String reason) ->
          draft.await("hosts file", status.node(), new Reason.Unknown(reason));
      case Fact.Known<HostSeen>(HostSeen seen) -> {
        compareFirewall(situation, status.node(), seen, addresses, draft);
        if (!seen.hosts().equals(hosts)) {
          draft.add("hosts file", new HostStep.WriteHosts(status.node(), hosts));
        }
        if (usesGluster(situation) && seen.glusterd() != HostSeen.GlusterdUnit.KEPT) {
          draft.add("gluster daemon", new HostStep.KeepGlusterd(status.node()));
        }
      }
    }
  }

  private static void compareFirewall(
      Situation situation,
      NodeName node,
      HostSeen seen,
      SortedSet<Address> addresses,
      Draft draft) {
    switch (situation.spec().firewall()) {
      case ON -> {
        SortedSet<Address> wanted = open(situation, seen, addresses);
        if (!seen.firewall().filter(wanted::equals).isPresent()) {
          draft.add("firewall", new HostStep.WriteFirewall(node, wanted));
        }
      }
      case OFF -> {
        if (seen.firewall().isPresent()) {
          draft.add("firewall", new HostStep.RemoveFirewall(node));
        }
      }
    }
  }

  private static SortedSet<Address> addresses(
      Situation situation, SortedMap<NodeName, Address> hosts) {
    TreeSet<Address> addresses = new TreeSet<>(situation.insiders());
    addresses.addAll(hosts.values());
    return Ordered.copy(addresses);
  }

  /** While nobody tells who the members are, whoever is let in stays so. */
  private static SortedSet<Address> open(
      Situation situation, HostSeen seen, SortedSet<Address> addresses) {
    if (situation.knowsMembers() || seen.firewall().isEmpty()) {
      return addresses;
    }
    TreeSet<Address> wider = new TreeSet<>(seen.firewall().get());
    wider.addAll(addresses);
    return Ordered.copy(wider);
  }

  private static boolean usesGluster(Situation situation) {
    return situation.spec().storage().driver() == StorageSpec.Driver.GLUSTER;
  }

  /** All declared nodes; and whoever is still a peer keeps its line: the pool needs its name. */
  private static SortedMap<NodeName, Address> hosts(Situation situation) {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    for (NodeName peer : situation.ledger().peers().keySet()) {
      if (!situation.spec().nodes().containsKey(peer)) {
        keep(situation, peer, hosts);
      }
    }
    situation.spec().nodes().values().forEach(node -> hosts.put(node.name(), node.address()));
    return Ordered.copy(hosts);
  }

  private static void keep(Situation situation, NodeName peer, SortedMap<NodeName, Address> hosts) {
    for (NodeStatus status : situation.seen().values()) {
      status
          .host()
          .ifKnown()
          .map(seen -> seen.hosts().get(peer))
          .ifPresent(address -> hosts.putIfAbsent(peer, address));
    }
  }
}
