package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealNode;

/**
 * After a power cut of all, some part of the cluster is missing for a minute: nobody takes what
 * does not answer for absent, and makes it a second time.
 */
final class ColdStart implements Drill {
  private static final Duration MISSING = Duration.ofSeconds(60);
  private static final NodeName FIRST = new NodeName("pi1");
  private static final NodeName LAST = new NodeName("pi3");

  @Override
  public String name() {
    return "cold-start";
  }

  @Override
  public String tells() {
    return "starts the cluster without the swarm's leader, as one node alone, and without glusterd";
  }

  @Override
  public void run(Stage stage) {
    Births before = Births.of(stage.node("pi1"));
    withoutItsLeader(stage, before);
    oneAlone(stage, before);
    withoutGlusterd(stage, before);
  }

  private static void withoutItsLeader(Stage stage, Births before) {
    NodeName leader = new NodeName(stage.running().shell(Stage.SWARM_LEADER).strip());
    List<NodeName> others = stage.names().stream().filter(node -> !node.equals(leader)).toList();
    stage.lab().kill(stage.names());
    stage.boot(others);
    stage.letPass(MISSING);
    new Managers(stage).nodes().forEach(node -> Births.of(node).mustBePartOf(before));
    stage.boot(leader);
    whole(stage, before, "the swarm's leader " + leader + " came a minute late");
  }

  private static void oneAlone(Stage stage, Births before) {
    stage.lab().kill(stage.names());
    stage.boot(LAST);
    RealNode alone = stage.node(LAST.value());
    stage.letPass(MISSING);
    String state = alone.output("docker", "info", "--format", "{{.Swarm.LocalNodeState}}");
    stage.must(!state.strip().equals("inactive"), alone + " left the swarm while it was alone");
    stage.boot(stage.names().stream().filter(node -> !node.equals(LAST)).toList());
    whole(stage, before, LAST + " was alone for a minute");
  }

  private static void withoutGlusterd(Stage stage, Births before) {
    RealNode node = stage.node(FIRST.value());
    node.output("systemctl", "mask", "glusterd.service");
    node.output("sync");
    stage.lab().kill(stage.names());
    stage.boot(stage.names());
    stage.letPass(MISSING);
    stage.must(
        node.run("mountpoint", "-q", "/opt/docker").ok(),
        node + " mounted nothing from the others while it had no glusterd");
    node.output("systemctl", "unmask", "glusterd.service");
    whole(stage, before, FIRST + " had no glusterd for a minute");
  }

  private static void whole(Stage stage, Births before, String what) {
    stage.awaitWhole(System.nanoTime(), what);
    new Managers(stage).nodes().forEach(node -> Births.of(node).mustBe(before));
  }
}
