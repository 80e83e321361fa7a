package org.personalcontainers.lab.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/**
 * What stands between the nodes of a founded cluster: who keeps the store with whom, and that
 * Docker has what is declared. Our own word, an empty plan, is only the last of it.
 */
final class Accord {
  /** The other ends of Raft's connections: the leader has one to each member. */
  private static final String RAFT =
      "ss -Htn state established '( sport = :7673 or dport = :7673 )'"
          + " | awk '{print $4}' | sed 's/:[0-9]*$//; s/^\\[::ffff:\\(.*\\)\\]$/\\1/' | sort -u";

  private static final String LABEL =
      "docker node inspect \"$1\" --format \"{{index .Spec.Labels \\\"$2\\\"}}\"";

  private final List<RealNode> nodes;
  private final List<String> lacks = new ArrayList<>();

  private Accord(List<RealNode> nodes) {
    this.nodes = nodes;
  }

  /** A sentence for each thing; all nodes run. */
  static List<String> lacks(List<RealNode> nodes) {
    Accord accord = new Accord(nodes);
    accord.judgeStore();
    accord.judgeDeclared();
    accord.judgeRules();
    return accord.lacks;
  }

  private void judgeStore() {
    int others = Wholeness.managersOf(nodes.size()) - 1;
    int most = 0;
    for (RealNode node : nodes) {
      Set<String> ends = new HashSet<>(node.run("sh", "-c", RAFT).text().lines().toList());
      ends.remove(node.address());
      most = Math.max(most, ends.size());
    }
    if (most != others) {
      lacks.add("the store's leader has " + most + " of " + others + " other members");
    }
  }

  private void judgeDeclared() {
    RealNode first = nodes.getFirst();
    Output shown = first.run("pcctl", "cluster", "show", "--output", "yaml");
    if (!shown.ok()) {
      lacks.add("no manager shows what is declared: " + shown.err().strip());
    } else if (ClusterYaml.read("cluster.yml", shown.out())
        instanceof Reading.Read(ClusterSpec spec, var origins)) {
      spec.networks().values().forEach(network -> judge(first, network));
      spec.nodes().values().forEach(node -> judge(first, node));
      judgePlan(first);
    } else {
      lacks.add("what is declared can't be read: " + shown.out());
    }
  }

  private void judge(RealNode first, NetworkSpec network) {
    String name = network.name().value();
    switch (network) {
      case NetworkSpec.Overlay overlay -> judge(first, name, "overlay swarm");
      case NetworkSpec.Macvlan macvlan -> {
        judge(first, name, "macvlan swarm");
        judgeRanges(name + "-range");
      }
    }
  }

  private void judge(RealNode node, String network, String wanted) {
    String found =
        node.run("docker", "network", "inspect", network, "--format", "{{.Driver}} {{.Scope}}")
            .text();
    if (!found.equals(wanted)) {
      lacks.add("network " + network + " is not \"" + wanted + "\" but \"" + found + "\"");
    }
  }

  /** Each node has its own, and none has another's. */
  private void judgeRanges(String name) {
    Set<String> ranges = new HashSet<>();
    for (RealNode node : nodes) {
      String format = "{{.ConfigOnly}} {{range .IPAM.Config}}{{.IPRange}}{{end}}";
      String range = node.run("docker", "network", "inspect", name, "--format", format).text();
      if (!range.startsWith("true ") || !ranges.add(range)) {
        lacks.add(node + " has no range of its own in " + name + ": \"" + range + "\"");
      }
    }
  }

  private void judge(RealNode first, NodeSpec node) {
    node.labels()
        .forEach(
            (label, value) -> {
              String found =
                  first.run("sh", "-c", LABEL, "sh", node.name().value(), label.value()).text();
              if (!found.equals(value)) {
                lacks.add(node.name() + " is labelled " + label + "=" + found + ", not " + value);
              }
            });
  }

  /** The managers tell each other what happened: one of them knows it all. */
  private void judgeRules() {
    nodes
        .getFirst()
        .run("pcctl", "events")
        .out()
        .lines()
        .filter(event -> event.contains(Events.BROKEN_PLAN))
        .forEach(event -> lacks.add("a plan broke a rule: " + event));
  }

  private void judgePlan(RealNode first) {
    String plan = first.run("pcctl", "cluster", "plan", "--output", "json").out();
    if (!plan.contains("\"steps\": []") || !plan.contains("\"waiting\": []")) {
      lacks.add("the plan is not empty: " + plan.replaceAll("\\s+", " "));
    }
  }
}
