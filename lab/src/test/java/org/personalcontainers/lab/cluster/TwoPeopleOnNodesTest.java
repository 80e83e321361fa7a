package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/** Two people type the same on two nodes at once: one cluster comes of it. */
@RealNodes(2)
class TwoPeopleOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void oneFoundsItAndTheOtherIsToldWho(RealLab lab) {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocksEverywhere();
    List<Output> both = atOnce(lab.nodes());

    assertEquals(1, both.stream().filter(Output::ok).count(), both.toString());
    Output loser = both.stream().filter(output -> !output.ok()).findFirst().orElseThrow();
    RealNode winner = lab.node(both.getFirst().ok() ? "pi1" : "pi2");
    assertEquals(1, loser.exit(), loser.toString());
    boolean told =
        loser.err().contains("somebody on " + winner + " founds home just now")
            || loser.err().contains(winner + " founds home with it just now")
            || loser.err().contains("belongs to home");
    assertTrue(told, loser.err());
    String ready = "test $(docker node ls --format '{{.Status}}' | grep -c Ready) = 2";
    Patience.until(
        PATIENCE, "both in the swarm of " + winner, () -> winner.run("sh", "-c", ready).ok());
    Patience.until(PATIENCE, "all as declared", () -> isAsDeclared(winner));
  }

  private static boolean isAsDeclared(RealNode winner) {
    String status = winner.run("pcctl", "cluster", "status").out();
    return status.contains("as declared");
  }

  private static List<Output> atOnce(List<RealNode> nodes) {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Output>> typed =
          nodes.stream()
              .map(node -> CompletableFuture.supplyAsync(() -> bootstrap(node), people))
              .toList();
      return typed.stream().map(CompletableFuture::join).toList();
    }
  }

  private static Output bootstrap(RealNode node) {
    return node.runWithin(PATIENCE, "pcctl", "cluster", "bootstrap", "--yes", "--no-wait");
  }
}
