package org.personalcontainers.lab.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All labs of this machine, under the home's lock. */
record Labs(LabHome home, Engine engine, Pool pool, Voice voice) {
  void open() {
    pool.open();
    engine.start(voice);
  }

  /** Gives a new lab its subnet; a lab that has one keeps it. */
  void place(LabDirectory lab) {
    if (lab.subnet().isEmpty()) {
      lab.give(freeSubnet());
    }
  }

  /** Labs whose process has died, as after a crash of a test run. */
  void removeOrphans() {
    for (LabDirectory lab : home.existingLabs()) {
      if (lab.owner().filter(owner -> !owner.lives()).isPresent()) {
        voice.say("Taking down the lab " + lab.name() + ": the process that made it is gone.");
        remove(lab);
      }
    }
  }

  /** The directory goes last: what is killed half-way is found again. */
  void remove(LabDirectory lab) {
    removeNodes(lab);
    lab.subnet().ifPresent(subnet -> new LabNetwork(engine, lab, subnet).remove());
    Disk.deleteTree(pool.disksOf(lab.name()));
    Disk.deleteTree(lab.path());
  }

  /** With the last lab go the engine and the mount of the pool; the node image stays cached. */
  void closeWhenEmpty() {
    if (home.existingLabs().isEmpty()) {
      engine.stop();
      pool.close();
    }
  }

  private void removeNodes(LabDirectory lab) {
    lab.subnet()
        .ifPresent(
            subnet -> {
              List<RealNode> running = running(lab, subnet);
              // Nothing on their disks is worth being flushed.
              Filesystems.unplug(
                  running.stream().flatMap(node -> node.mountedDisks().stream()).toList());
            });
    List<String> containers =
        engine
            .docker("ps", "-aq", "--filter", "label=" + RealNode.LAB_LABEL + "=" + lab.name())
            .output()
            .lines()
            .toList();
    if (!containers.isEmpty()) {
      List<String> removal = new ArrayList<>(List.of("rm", "-f"));
      removal.addAll(containers);
      engine.docker(removal).done();
    }
    Together.each(Disk.list(pool.disksOf(lab.name())), path -> new NodeDisks(path).detach());
  }

  private List<RealNode> running(LabDirectory lab, LabSubnet subnet) {
    return lab.nodes().stream()
        .map(
            placed ->
                new RealNode(
                    lab.name(),
                    placed,
                    subnet,
                    engine,
                    new NodeDisks(pool.disksOf(lab.name()).resolve(placed.name().value()))))
        .filter(RealNode::isRunning)
        .toList();
  }

  /** Neither another lab's nor one that this machine can already reach. */
  private LabSubnet freeSubnet() {
    Set<LabSubnet> taken =
        home.existingLabs().stream()
            .flatMap(lab -> lab.subnet().stream())
            .collect(Collectors.toSet());
    String routes = Program.of("ip", "-4", "route").output();
    return IntStream.range(0, LabSubnet.COUNT)
        .mapToObj(LabSubnet::new)
        .filter(subnet -> !taken.contains(subnet) && !routes.contains(subnet.cidr()))
        .findFirst()
        .orElseThrow(() -> new LabProblem("All subnets 10.79.0.0/24 to 10.79.249.0/24 are taken."));
  }
}
