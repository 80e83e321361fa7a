package org.personalcontainers.core.plan;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;

/** All that a plan is made of: what is declared, what was seen, what is known from before. */
public final class Situation {
  private final ClusterSpec spec;
  private final SortedMap<NodeName, Observation> observations;
  private final Ledger ledger;
  private final SortedMap<StackName, StackWish> stacks;
  private final Optional<ContentHash> equipment;
  private final SortedMap<NodeName, NodeStatus> seen;
  private final Optional<SwarmView> swarm;

  /** One in which nobody wishes for a stack. */
  public Situation(ClusterSpec spec, SortedMap<NodeName, Observation> observations, Ledger ledger) {
    this(spec, observations, ledger, new TreeMap<>());
  }

  /** One in which no certificate was ever ordered. */
  public Situation(
      ClusterSpec spec,
      SortedMap<NodeName, Observation> observations,
      Ledger ledger,
      SortedMap<StackName, StackWish> stacks) {
    this(spec, observations, ledger, stacks, Optional.empty());
  }

  public Situation(
      ClusterSpec spec,
      SortedMap<NodeName, Observation> observations,
      Ledger ledger,
      SortedMap<StackName, StackWish> stacks,
      Optional<ContentHash> equipment) {
    this.spec = spec;
    this.observations = Ordered.copy(observations);
    this.ledger = ledger;
    this.stacks = Ordered.copy(stacks);
    this.equipment = equipment;
    this.seen = seen(this.observations);
    this.swarm = newestView();
  }

  private static SortedMap<NodeName, NodeStatus> seen(
      SortedMap<NodeName, Observation> observations) {
    TreeMap<NodeName, NodeStatus> seen = new TreeMap<>();
    observations.forEach(
        (name, observation) -> {
          if (observation instanceof Observation.Seen(NodeStatus status, var jobs)) {
            seen.put(name, status);
          }
        });
    return Ordered.copy(seen);
  }

  /**
   * Of the managers' views of our swarm the one in which most are up, and of those the newest; none
   * where no manager of it has a leader. A manager that was put back from an old image may lead a
   * swarm of the same identity by itself.
   */
  private Optional<SwarmView> newestView() {
    if (!(ledger.swarm() instanceof SwarmBirth.Born(var id))) {
      return Optional.empty();
    }
    return seen.values().stream()
        .flatMap(status -> status.cluster().ifKnown().map(c -> view(status, c)).stream())
        .filter(view -> view.cluster().id().equals(id))
        .max(Comparator.comparingLong(Situation::up).thenComparingLong(Situation::asOf));
  }

  private static long asOf(SwarmView view) {
    return view.cluster().asOf();
  }

  private static long up(SwarmView view) {
    return view.cluster().nodes().values().stream()
        .filter(node -> node.state() == SwarmNode.State.READY)
        .count();
  }

  private static SwarmView view(NodeStatus status, ClusterSeen cluster) {
    return new SwarmView(status.node(), cluster);
  }

  /** Our swarm, and the manager node that sees it so. */
  public record SwarmView(NodeName via, ClusterSeen cluster) {}

  public ClusterSpec spec() {
    return spec;
  }

  public SortedMap<NodeName, Observation> observations() {
    return observations;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** What is to become of the stacks that were handed in. */
  public SortedMap<StackName, StackWish> stacks() {
    return stacks;
  }

  /** What the nodes that take requests from outside are to hold; empty: nobody has said so. */
  public Optional<ContentHash> equipment() {
    return equipment;
  }

  /** The nodes that answered. */
  public SortedMap<NodeName, NodeStatus> seen() {
    return seen;
  }

  public Optional<NodeStatus> seen(NodeName node) {
    return Optional.ofNullable(seen.get(node));
  }

  public Optional<SwarmView> swarm() {
    return swarm;
  }

  /**
   * The addresses that the inner ports and the volumes are open to: those of the declared nodes,
   * and of all that are still members: what vanishes from the file is not shut out. Who has just
   * joined is a member before the swarm knows its address.
   */
  public SortedSet<Address> insiders() {
    TreeSet<Address> addresses = new TreeSet<>();
    spec.nodes().values().forEach(node -> addresses.add(node.address()));
    swarm.ifPresent(
        view -> view.cluster().nodes().values().forEach(node -> addresses.add(node.address())));
    addresses.remove(Address.NOWHERE);
    return Ordered.copy(addresses);
  }

  /** Whether all members are known: before that nobody may be shut out. */
  public boolean knowsMembers() {
    return swarm.isPresent() || !(ledger.swarm() instanceof SwarmBirth.Born);
  }

  /** The member of our swarm that a node says it is. */
  public Optional<SwarmNode> member(NodeName node) {
    return swarm.flatMap(
        view ->
            seen(node)
                .flatMap(status -> status.swarm().ifKnown())
                .filter(SwarmMembership.Member.class::isInstance)
                .map(SwarmMembership.Member.class::cast)
                .flatMap(member -> view.cluster().node(member.id())));
  }
}
