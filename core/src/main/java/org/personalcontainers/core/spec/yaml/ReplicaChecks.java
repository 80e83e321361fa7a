package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec.Driver;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What must hold between a volume's copies and the nodes. */
final class ReplicaChecks {
  private final Findings findings;
  private final NodesDraft nodes;
  private final Optional<Driver> driver;

  ReplicaChecks(Findings findings, NodesDraft nodes, Optional<Driver> driver) {
    this.findings = findings;
    this.nodes = nodes;
    this.driver = driver;
  }

  void check(List<VolumeDraft> volumes) {
    volumes.forEach(this::check);
  }

  private void check(VolumeDraft volume) {
    volume.replicas().ifPresent(replicas -> checkNumber(volume, replicas));
    checkArbiter(volume);
    if (driver.equals(Optional.of(Driver.LOCAL))) {
      checkLocal(volume);
    }
  }

  private void checkNumber(VolumeDraft volume, int replicas) {
    KeyPath path = volume.path().key("replicas");
    boolean voted = volume.fields().has("arbiter");
    if (replicas == 0) {
      findings.add(path, "a volume without a copy keeps nothing", "write 3, or 1 on a single node");
    } else if (replicas == 2 && !voted) {
      refuseTwo(volume);
    } else if (replicas % 2 == 0 && !voted) {
      findings.add(
          path,
          replicas + " copies can split into two equal halves, and neither may go on",
          "write an odd number such as " + (replicas - 1));
    } else {
      checkEnoughNodes(volume, replicas, voted && replicas == 2 ? 1 : 0);
    }
    checkHolders(volume, replicas);
  }

  /** Two copies without a vote: which of them is right when they differ, nobody can say. */
  private void refuseTwo(VolumeDraft volume) {
    KeyPath path = volume.path().key("replicas");
    boolean third = nodes.count().orElse(0) >= 3;
    findings.add(
        path,
        "two copies without a third vote differ for good once their nodes lose sight of each other",
        third
            ? "write 3, or keep 2 and name a third machine that only votes: arbiter: "
                + free(volume)
            : "add one more node and write 3, or keep 2 and add a third machine that only votes, "
                + "named by arbiter");
  }

  private String free(VolumeDraft volume) {
    return nodes.nodes().reversed().stream()
        .flatMap(node -> node.name().stream())
        .filter(node -> !volume.nodes().contains(node))
        .map(NodeName::value)
        .findFirst()
        .orElse("pi3");
  }

  private void checkEnoughNodes(VolumeDraft volume, int replicas, int arbiters) {
    int needed = replicas + arbiters;
    int there = nodes.count().orElse(needed);
    if (there >= needed) {
      return;
    }
    String copies = Words.count(replicas, "copy", "copies");
    String arbiter = arbiters == 0 ? "" : " and an arbiter that holds none";
    findings.add(
        volume.path().key("replicas"),
        copies
            + arbiter
            + " need "
            + needed
            + " nodes, and there "
            + (there == 1 ? "is 1" : "are " + there),
        "add "
            + Words.count(needed - there, "node", "nodes")
            + ", or write "
            + smaller(volume, arbiters));
  }

  private static String smaller(VolumeDraft volume, int arbiters) {
    return arbiters == 0
        ? "storage: {driver: local}, or replicas: 1 for " + volume.path()
        : "replicas: 1 and no arbiter";
  }

  private void checkHolders(VolumeDraft volume, int replicas) {
    int listed = volume.nodes().size();
    if (listed > 0 && listed != replicas) {
      findings.add(
          volume.path().key("nodes"),
          Words.count(listed, "node is", "nodes are")
              + " listed for "
              + Words.count(replicas, "copy", "copies"),
          "list as many nodes as there are replicas, without the arbiter");
    }
  }

  private void checkArbiter(VolumeDraft volume) {
    KeyPath path = volume.path().key("arbiter");
    volume
        .arbiter()
        .filter(volume.nodes()::contains)
        .ifPresent(
            node ->
                findings.add(
                    path,
                    node + " holds a copy, and its vote would fall with that copy",
                    "name a node that is not in nodes"));
    volume
        .replicas()
        .filter(replicas -> replicas != 2 && volume.arbiter().isPresent())
        .ifPresent(
            replicas ->
                findings.add(
                    path,
                    "an arbiter votes beside two copies, and replicas is " + replicas,
                    "write replicas: 2, or remove arbiter"));
  }

  private void checkLocal(VolumeDraft volume) {
    Optional<Integer> replicas = volume.replicas();
    boolean enoughNodes = replicas.orElse(1) <= nodes.count().orElse(1);
    if (replicas.orElse(1) > 2 && enoughNodes) {
      refuseLocal(volume.path().key("replicas"), "local storage keeps no copies on other nodes");
    }
    if (volume.arbiter().isPresent()) {
      refuseLocal(volume.path().key("arbiter"), "local storage has nothing to vote on");
    }
    if (!volume.nodes().isEmpty()) {
      refuseLocal(volume.path().key("nodes"), "local storage is a directory on each node");
    }
  }

  private void refuseLocal(KeyPath path, String wrong) {
    findings.add(path, wrong, "remove the key, or write storage: {driver: gluster}");
  }
}
