package org.personalcontainers.lab.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;

/**
 * A bridge of the lab's own, and its broken lines. A line is broken in the middle: a node that is
 * cut off keeps its address and its carrier.
 */
final class LabNetwork {
  private final Engine engine;
  private final LabDirectory directory;
  private final LabSubnet subnet;

  LabNetwork(Engine engine, LabDirectory directory, LabSubnet subnet) {
    this.engine = engine;
    this.directory = directory;
    this.subnet = subnet;
  }

  String name() {
    return nameFor(directory.name());
  }

  static String nameFor(LabName lab) {
    return "lab-" + lab;
  }

  void make() {
    if (!engine.docker("network", "inspect", name()).run().ok()) {
      engine
          .docker(
              "network",
              "create",
              "--label",
              RealNode.LAB_LABEL + "=" + directory.name(),
              "--subnet",
              subnet.cidr(),
              "-o",
              "com.docker.network.bridge.name=" + subnet.bridge(),
              name())
          .done();
    }
    // Another Docker on the machine lets nothing cross a bridge that is not its own.
    if (!acceptRule("-C").run().ok()) {
      acceptRule("-I").done();
    }
  }

  void remove() {
    engine.docker("network", "rm", name()).run();
    while (acceptRule("-D").run().ok()) {
      // Each turn takes one rule away.
    }
    Program.of("nft", "delete", "table", "bridge", subnet.bridge()).run();
  }

  /** Out of the bridge at once: no peer gets a goodbye. */
  void unplug(RealNode node) {
    Program.of("ip", "link", "set", farEnd(node), "nomaster").done();
  }

  /** Makes the network of the running nodes what the directory says. */
  void apply(Collection<RealNode> running) {
    List<Cut.Between> between = new ArrayList<>();
    List<NodeName> cutFromAll = new ArrayList<>();
    for (Cut cut : directory.cuts()) {
      switch (cut) {
        case Cut.FromAll all -> cutFromAll.add(all.node());
        case Cut.Between pair -> between.add(pair);
      }
    }
    running.forEach(node -> plug(node, cutFromAll.contains(node.name())));
    filter(between, running);
  }

  /** Both ways: the far end carries what goes to the node, its own end what comes from it. */
  void applySlowness(RealNode node) {
    Optional<Slowness> slowness = directory.slowness(node.name());
    Line far = new Line(Program::of, farEnd(node));
    Line own = new Line(arguments -> node.inItsNetwork(arguments), "eth0");
    for (Line line : List.of(far, own)) {
      slowness.ifPresentOrElse(line::slow, line::free);
    }
  }

  private void plug(RealNode node, boolean cut) {
    List<String> order = new ArrayList<>(List.of("ip", "link", "set", farEnd(node)));
    order.addAll(cut ? List.of("nomaster") : List.of("master", subnet.bridge()));
    Program.of(order).done();
  }

  /**
   * One transaction: there is no moment in which an old cut is gone and a new one not yet there.
   */
  private void filter(List<Cut.Between> cuts, Collection<RealNode> running) {
    StringBuilder rules = new StringBuilder();
    String table = "table bridge " + subnet.bridge();
    rules.append("add ").append(table).append("\ndelete ").append(table).append('\n');
    rules
        .append(table)
        .append(" {\nchain lines {\ntype filter hook forward priority 0; policy accept;\n");
    for (Cut.Between cut : cuts) {
      find(running, cut.one())
          .ifPresent(one -> find(running, cut.other()).ifPresent(two -> drop(rules, one, two)));
    }
    rules.append("}\n}\n");
    Path file = directory.path().resolve("lines.nft");
    Disk.write(file, rules.toString());
    Program.of("nft", "-f", file.toString()).done();
  }

  private void drop(StringBuilder rules, RealNode one, RealNode other) {
    String form = "iifname \"%s\" oifname \"%s\" drop\n";
    rules.append(form.formatted(farEnd(one), farEnd(other)));
    rules.append(form.formatted(farEnd(other), farEnd(one)));
  }

  private static Optional<RealNode> find(Collection<RealNode> nodes, NodeName name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /**
   * The machine's end of the node's cable: the interface with the number that the node's end names.
   */
  private static String farEnd(RealNode node) {
    String number =
        Disk.read(node.inside("/sys/class/net/eth0/iflink"))
            .orElseThrow(() -> new LabProblem(node.name() + " has no eth0: kill and boot it"));
    return Disk.list(Path.of("/sys/class/net")).stream()
        .filter(face -> Disk.read(face.resolve("ifindex")).filter(number::equals).isPresent())
        .map(face -> face.getFileName().toString())
        .findFirst()
        .orElseThrow(() -> new LabProblem("the cable of " + node.name() + " has no far end"));
  }

  private Program acceptRule(String order) {
    String bridge = subnet.bridge();
    return Program.of(
        "iptables", "-w", order, "FORWARD", "-i", bridge, "-o", bridge, "-j", "ACCEPT");
  }
}
