package org.personalcontainers.lab.real;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.NodeName;

/**
 * A lab of real nodes. It keeps nothing in memory: several processes may work on one lab, and after
 * a crash the next one finds all there is.
 */
public final class RealLab implements AutoCloseable {
  private final LabHome home;
  private final LabDirectory directory;
  private final Engine engine;
  private final Pool pool;
  private final NodeImage image;
  private final Voice voice;

  private RealLab(LabHome home, LabName name, Voice voice) {
    this.home = home;
    this.directory = home.lab(name);
    this.engine = new Engine(home);
    this.pool = new Pool(home);
    this.image = new NodeImage(home, engine, pool);
    this.voice = voice;
  }

  public static RealLab of(LabHome home, LabName name, Voice voice) {
    return new RealLab(home, name, voice);
  }

  public LabName name() {
    return directory.name();
  }

  /** Makes what is missing of so many nodes and these strangers, and boots what is off. */
  public void up(int nodes, Collection<NodeName> strangers) {
    Roster roster = new Roster(nodes, List.copyOf(strangers));
    Machine.makeReady(voice);
    Path golden;
    try (Exclusive _ = Exclusive.home(home, voice)) {
      Labs labs = new Labs(home, engine, pool, voice);
      labs.open();
      labs.removeOrphans();
      labs.place(directory);
      image.makeReady(voice);
      golden = image.with(Packages.ofTheCheckout(), voice);
      network().make();
    }
    roster.placeIn(directory);
    List<RealNode> off = nodes().stream().filter(node -> !node.isRunning()).toList();
    Together.each(off, node -> giveDisks(node, golden));
    bootAll(off, Bricks.THERE);
  }

  /** Says that the lab goes when this process does, whenever the next lab is made. */
  public void belongsToThisProcess() {
    Machine.mustBeRoot();
    directory.give(Owner.thisProcess());
  }

  /** The lab and all that belongs to it are gone; nothing else is touched. */
  public void down() {
    Machine.mustBeRoot();
    try (Exclusive _ = Exclusive.home(home, voice)) {
      Labs labs = new Labs(home, engine, pool, voice);
      labs.open();
      labs.remove(directory);
      labs.closeWhenEmpty();
    }
  }

  @Override
  public void close() {
    down();
  }

  public boolean exists() {
    return directory.subnet().isPresent();
  }

  public List<RealNode> nodes() {
    LabSubnet subnet = subnet();
    return directory.nodes().stream().map(placed -> node(placed, subnet)).toList();
  }

  public RealNode node(String name) {
    return node(new NodeName(name));
  }

  public RealNode node(NodeName name) {
    List<RealNode> all = nodes();
    return all.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LabProblem.BadRequest(
                    "The lab " + name() + " has no node " + name + "; it has " + names(all)));
  }

  /** A table for a person. */
  public String status() {
    return Together.map(nodes(), node -> new NodeReport(node, directory).line()).stream()
        .collect(Collectors.joining("", NodeReport.HEAD, ""));
  }

  /**
   * A power cut, of all of them in the same instant: nothing is flushed, no peer gets a goodbye.
   */
  public void kill(Collection<NodeName> names) {
    List<RealNode> victims = names.stream().distinct().map(this::node).toList();
    victims.forEach(RealLab::mustRun);
    try (Exclusive _ = Exclusive.network(directory)) {
      new PowerCut(engine, network()).of(victims);
    }
  }

  public SystemState boot(NodeName name, Bricks bricks) {
    return boot(List.of(name), bricks).getFirst();
  }

  /** All at once, as when the power comes back. */
  public List<SystemState> boot(Collection<NodeName> names, Bricks bricks) {
    List<RealNode> nodes = names.stream().map(this::node).toList();
    nodes.forEach(RealLab::mustBeOff);
    return bootAll(nodes, bricks);
  }

  /** Brings the brick disk to a node that was booted without it. */
  public void attach(NodeName name) {
    RealNode node = node(name);
    mustRun(node);
    if (node.disks().isBrickAttached()) {
      throw new LabProblem.BadRequest(name + " has its brick disk already");
    }
    node.attachBrick();
  }

  public void cut(NodeName name) {
    directory.add(new Cut.FromAll(node(name).name()));
    applyCuts();
  }

  public void cut(NodeName name, NodeName from) {
    directory.add(Cut.between(node(name).name(), node(from).name()));
    applyCuts();
  }

  /** Mends every cut of the node. */
  public void mend(NodeName name) {
    NodeName known = node(name).name();
    directory.cuts().stream().filter(cut -> cut.touches(known)).forEach(directory::remove);
    applyCuts();
  }

  public void mend(NodeName name, NodeName from) {
    directory.remove(Cut.between(node(name).name(), node(from).name()));
    applyCuts();
  }

  /** What this machine's kernel can't do leaves the line as it was. */
  public void slow(NodeName name, Slowness slowness) {
    RealNode node = node(name);
    mustRun(node);
    Optional<Slowness> before = directory.slowness(name);
    directory.slow(name, slowness);
    try {
      network().applySlowness(node);
    } catch (LabProblem e) {
      before.ifPresentOrElse(old -> directory.slow(name, old), () -> directory.unslow(name));
      network().applySlowness(node);
      throw e;
    }
  }

  public void unslow(NodeName name) {
    RealNode node = node(name);
    directory.unslow(name);
    network().applySlowness(node);
  }

  /** Fills the disk under the directory to its last block; gives the file that does it. */
  public String fill(NodeName name, String path) {
    return Filler.fill(node(name), path);
  }

  /** A new SD card and a new brick disk: same name, same address, empty disks. */
  public void wipe(NodeName name) {
    exchange(name, node -> node.disks().makeFresh(golden(node)));
  }

  /** Keeps the system disk as it is now. A person takes it on purpose: it is flushed first. */
  public void snapshot(NodeName name) {
    RealNode node = node(name);
    if (node.isRunning()) {
      node.output("sync", "-f", "/");
    }
    node.disks().takeSnapshot();
  }

  /** The old SD image is put back; the brick disk is not. */
  public void rewind(NodeName name) {
    if (!node(name).disks().hasSnapshot()) {
      throw new LabProblem.BadRequest(
          name + " has no snapshot: `./pcctl lab snapshot " + name + "` takes one");
    }
    exchange(name, node -> node.disks().rewind());
  }

  /** A node that ran before runs again after. */
  private void exchange(NodeName name, Consumer<RealNode> disks) {
    RealNode node = node(name);
    boolean ran = node.isRunning();
    if (ran) {
      kill(List.of(name));
    }
    disks.accept(node);
    if (ran) {
      boot(name, Bricks.THERE);
    }
  }

  private List<SystemState> bootAll(List<RealNode> off, Bricks bricks) {
    Together.each(off, node -> node.start(image.starter(), bricks));
    applyCuts();
    off.forEach(network()::applySlowness);
    return Together.map(off, RealNode::awaitBooted);
  }

  private void applyCuts() {
    try (Exclusive _ = Exclusive.network(directory)) {
      network().apply(running());
    }
  }

  private void giveDisks(RealNode node, Path golden) {
    if (!node.disks().exist()) {
      node.disks().makeFresh(node.kind() == NodeKind.NODE ? golden : image.plain());
    }
  }

  private Path golden(RealNode node) {
    return switch (node.kind()) {
      case NODE -> {
        try (Exclusive _ = Exclusive.home(home, voice)) {
          yield image.with(Packages.ofTheCheckout(), voice);
        }
      }
      case STRANGER -> image.plain();
    };
  }

  private RealNode node(Placed placed, LabSubnet subnet) {
    NodeDisks disks = new NodeDisks(pool.disksOf(name()).resolve(placed.name().value()));
    return new RealNode(name(), placed, subnet, engine, disks);
  }

  private List<RealNode> running() {
    return nodes().stream().filter(RealNode::isRunning).toList();
  }

  private LabNetwork network() {
    return new LabNetwork(engine, directory, subnet());
  }

  private LabSubnet subnet() {
    Machine.mustBeRoot();
    return directory
        .subnet()
        .orElseThrow(
            () ->
                new LabProblem.BadRequest(
                    "There is no lab " + name() + ": `./pcctl lab up --bare` makes one"));
  }

  private static void mustRun(RealNode node) {
    if (!node.isRunning()) {
      throw new LabProblem.BadRequest(node.name() + " is off");
    }
  }

  private static void mustBeOff(RealNode node) {
    if (node.isRunning()) {
      throw new LabProblem.BadRequest(node.name() + " runs already");
    }
  }

  private static String names(List<RealNode> nodes) {
    return String.join(", ", nodes.stream().map(node -> node.name().value()).toList());
  }
}
