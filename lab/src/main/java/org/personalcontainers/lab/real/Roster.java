package org.personalcontainers.lab.real;

import java.util.List;
import java.util.stream.IntStream;
import org.personalcontainers.core.spec.NodeName;

/** Who shall be in a lab: so many nodes, named pi1, pi2, ..., and these strangers. */
record Roster(int nodes, List<NodeName> strangers) {
  static final int MOST_NODES = 20;

  Roster {
    if (nodes < 0 || nodes > MOST_NODES) {
      throw new LabProblem.BadRequest(
          "a lab has 0 to " + MOST_NODES + " nodes, not " + nodes + ": change --nodes");
    }
    strangers = List.copyOf(strangers);
    strangers.forEach(Roster::mustNotLookLikeANode);
  }

  /** Who is there already keeps the place that it has. */
  void placeIn(LabDirectory lab) {
    IntStream.rangeClosed(1, nodes)
        .mapToObj(i -> new NodeName("pi" + i))
        .forEach(name -> place(lab, name, NodeKind.NODE, Placed.FIRST_NODE));
    strangers.forEach(name -> place(lab, name, NodeKind.STRANGER, Placed.FIRST_STRANGER));
  }

  private static void place(LabDirectory lab, NodeName name, NodeKind kind, int first) {
    List<Placed> taken = lab.nodes();
    if (taken.stream().noneMatch(placed -> placed.name().equals(name))) {
      int host =
          IntStream.iterate(first, place -> place + 1)
              .filter(place -> taken.stream().noneMatch(placed -> placed.host() == place))
              .findFirst()
              .orElseThrow();
      lab.add(new Placed(name, host, kind));
    }
  }

  private static void mustNotLookLikeANode(NodeName stranger) {
    if (stranger.value().matches("pi[0-9]+")) {
      throw new LabProblem.BadRequest(
          stranger + " is a node's name: give the stranger another, such as mallory");
    }
  }
}
