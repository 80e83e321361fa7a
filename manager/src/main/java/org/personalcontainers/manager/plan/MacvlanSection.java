package org.personalcontainers.manager.plan;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.SwarmStep;

/**
 * Containers with LAN addresses: each node has a range of the pool to itself, in a configuration of
 * its own; the network of the whole swarm only names that configuration.
 */
final class MacvlanSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    for (NetworkSpec network : situation.spec().networks().values()) {
      switch (network) {
        case NetworkSpec.Overlay overlay -> {}
        case NetworkSpec.Macvlan macvlan -> plan(situation, macvlan, draft);
      }
    }
  }

  private static void plan(Situation situation, NetworkSpec.Macvlan macvlan, Draft draft) {
    giveRanges(situation, macvlan, draft);
    SortedMap<NodeName, Subnet> ranges = situation.ledger().ranges(macvlan.name());
    for (NodeName node : situation.spec().nodes().keySet()) {
      Optional<NodeStatus> status = situation.seen(node);
      Subnet range = ranges.get(node);
      if (range != null && !macvlan.pool().contains(range)) {
        draft.await("network " + macvlan.name(), node, moved(macvlan, range));
      }
      if (status.isPresent() && range != null) {
        compareRange(macvlan, status.get(), range, draft);
      }
    }
    situation.swarm().ifPresent(view -> compareNetwork(situation, view, macvlan, draft));
  }

  private static void giveRanges(Situation situation, NetworkSpec.Macvlan macvlan, Draft draft) {
    Carving carving = new Carving(macvlan, situation);
    for (NodeName node : carving.without()) {
      carving
          .next()
          .ifPresentOrElse(
              range ->
                  draft.add(
                      "network " + macvlan.name(),
                      new Register(new Entry.RangeGiven(macvlan.name(), node, range))),
              () -> draft.await("network " + macvlan.name(), node, exhausted(macvlan)));
    }
  }

  private static Reason moved(NetworkSpec.Macvlan macvlan, Subnet range) {
    return new Reason.NeedsPerson(
        "it has the range " + range + ", which is not of the declared pool " + macvlan.pool(),
        "declare a pool that holds it, or a network of another name: a range given stays given");
  }

  private static Reason exhausted(NetworkSpec.Macvlan macvlan) {
    return new Reason.NeedsPerson(
        "the pool " + macvlan.pool() + " of network " + macvlan.name() + " has no range left",
        "declare a wider pool");
  }

  private static void compareRange(
      NetworkSpec.Macvlan macvlan, NodeStatus status, Subnet range, Draft draft) {
    String subject = "network " + macvlan.name();
    switch (status.networks()) {
      case Fact.Unknown<SortedMap<NetworkName, LocalNetwork>>(String reason) ->
          draft.await(subject, status.node(), new Reason.Unknown(reason));
      case Fact.Known<SortedMap<NetworkName, LocalNetwork>>(var networks) -> {
        LocalNetwork wanted = configuration(macvlan, range);
        LocalNetwork there = networks.get(wanted.name());
        if (there == null) {
          draft.add(subject, creation(status.node(), wanted));
        } else if (!there.equals(wanted)) {
          draft.await(subject, status.node(), differs(wanted, there));
        }
      }
    }
  }

  private static LocalNetwork configuration(NetworkSpec.Macvlan macvlan, Subnet range) {
    return new LocalNetwork(
        configurationName(macvlan), macvlan.subnet(), macvlan.gateway(), macvlan.parent(), range);
  }

  static NetworkName configurationName(NetworkSpec.Macvlan macvlan) {
    return new NetworkName(macvlan.name() + "-range");
  }

  private static SwarmStep creation(NodeName node, LocalNetwork wanted) {
    return new SwarmStep.CreateMacvlanRange(
        node, wanted.name(), wanted.subnet(), wanted.gateway(), wanted.parent(), wanted.range());
  }

  private static Reason differs(LocalNetwork wanted, LocalNetwork there) {
    return new Reason.NeedsPerson(
        "network " + wanted.name() + " is there, but with the range " + there.range(),
        "stop what uses it and run there: docker network rm " + wanted.name());
  }

  /** Swarm takes the network only where its configuration is. */
  private static void compareNetwork(
      Situation situation, SwarmView view, NetworkSpec.Macvlan macvlan, Draft draft) {
    String subject = "network " + macvlan.name();
    SwarmNetwork.Macvlan wanted =
        new SwarmNetwork.Macvlan(macvlan.name(), configurationName(macvlan));
    SwarmNetwork there = view.cluster().networks().get(macvlan.name());
    if (there == null) {
      if (hasConfiguration(situation, view.via(), wanted)) {
        draft.add(subject, new SwarmStep.CreateMacvlan(view.via(), view.cluster().id(), wanted));
      } else {
        draft.await(subject, new Reason.Earlier("its configuration on " + view.via()));
      }
    } else if (!there.equals(wanted)) {
      draft.await(
          subject,
          new Reason.NeedsPerson(
              "network " + macvlan.name() + " is there, but not as declared: " + there,
              "stop what uses it and run: docker network rm " + macvlan.name()));
    }
  }

  private static boolean hasConfiguration(
      Situation situation, NodeName via, SwarmNetwork.Macvlan wanted) {
    return situation
        .seen(via)
        .flatMap(status -> status.networks().ifKnown())
        .filter(networks -> networks.containsKey(wanted.configuration()))
        .isPresent();
  }
}
