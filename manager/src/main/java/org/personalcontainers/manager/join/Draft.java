package org.personalcontainers.manager.join;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.knock.Company;

/** A cluster that could be founded: who is there, and what is to be of them. */
record Draft(Company company, Roll roll, ClusterSpec spec, String yaml) {
  /** They and what goes with them fit into one commit. */
  private static final int MOST_NODES = 50;

  /**
   * Of what this node's agent knows; without a cluster.yml, that of join.yml.
   *
   * @throws Unfounded if no cluster can be made of it
   */
  static Draft of(OwnAgent agent, Optional<String> yaml) {
    try {
      Company company = agent.company();
      Roll roll = Roll.of(company);
      String text = yaml.isPresent() ? yaml.get() : roll.yaml();
      return new Draft(company, roll, spec(text), text).checked();
    } catch (IOException e) {
      throw Unfounded.unreached(e);
    } catch (UnfitValue unfit) {
      throw new Unfounded(unfit.wrong(), unfit.remedy(), List.of());
    }
  }

  private static ClusterSpec spec(String yaml) {
    return switch (ClusterYaml.read("cluster.yml", yaml)) {
      case Reading.Read(ClusterSpec spec, var origins) -> spec;
      case Reading.Refused(var problems) ->
          throw new Unfounded(
              "cluster.yml can't be read",
              "mend what is listed, and try again",
              problems.stream().map(Problem::toString).toList());
    };
  }

  private Draft checked() {
    company
        .standing()
        .ifPresent(
            why -> {
              throw new Unfounded(
                  "this node can't found a cluster: " + why,
                  "use that cluster, or purge the packages here to begin anew",
                  List.of());
            });
    company
        .cluster()
        .filter(named -> !named.equals(spec.cluster()))
        .ifPresent(
            named -> {
              throw new UnfitValue(
                  "join.yml names the cluster " + named + ", cluster.yml " + spec.cluster(),
                  "write the same name into both");
            });
    if (!spec.nodes().containsKey(roll.self())) {
      throw new UnfitValue(
          quoted(roll.self().value()) + ", where this is typed, is not among the nodes",
          "add it, or type it on a node that is");
    }
    if (spec.managers() instanceof ManagerChoice.Listed(var listed)
        && !listed.contains(roll.self())) {
      throw new UnfitValue(
          quoted(roll.self().value()) + ", where this is typed, is not among the managers",
          "add it, or type it on " + listed.iterator().next());
    }
    if (spec.nodes().size() > MOST_NODES) {
      throw new UnfitValue(
          "a cluster is founded with at most " + MOST_NODES + " nodes",
          "begin with the managers; the others join by themselves");
    }
    spec.nodes().keySet().forEach(roll::one);
    return this;
  }

  /** What the nodes told of themselves when they knocked. */
  SortedMap<NodeName, Observation> sights() {
    SortedMap<NodeName, Observation> sights = new TreeMap<>();
    for (NodeName name : spec.nodes().keySet()) {
      sights.put(name, sight(roll.one(name).sight()));
    }
    return sights;
  }

  /**
   * The swarm is made where the cluster is founded: where there is one manager only, it manages
   * both. A node that is in a swarm already is no place for it; the planner chooses another then.
   */
  Ledger ledger(ClusterId id) {
    Ledger blank = Ledger.blank(id);
    boolean isOutside =
        sight(roll.one(roll.self()).sight()) instanceof Observation.Seen(var status, var jobs)
            && status.swarm() instanceof Fact.Known<SwarmMembership>(var membership)
            && membership instanceof SwarmMembership.Outside;
    return isOutside ? blank.withBirthplace(roll.self()) : blank;
  }

  private static Observation sight(Optional<String> told) {
    try {
      return told.map(json -> Wire.readObservation(json.getBytes(StandardCharsets.UTF_8)))
          .orElseGet(() -> unseen("it told nothing of itself yet"));
    } catch (Unreadable e) {
      return unseen("what it told of itself can't be read: " + e.getMessage());
    }
  }

  private static Observation unseen(String reason) {
    return new Observation.Unreachable(reason, Duration.ZERO);
  }
}
