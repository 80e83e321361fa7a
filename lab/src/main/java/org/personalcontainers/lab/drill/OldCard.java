package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealNode;

/**
 * An old image of a node's SD card is put back, with its store, its place in the swarm and its view
 * of Gluster's pool of then: once while the others run, and once as all of them boot. What was
 * declared since stays declared.
 */
final class OldCard implements Drill {
  private static final NodeName NODE = new NodeName("pi1");
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String DECLARED =
      "pcctl cluster show --output yaml | grep -q 'age: \"\\{0,1\\}new'";

  @Override
  public String name() {
    return "old-card";
  }

  @Override
  public String tells() {
    return "puts an old SD card image back into a manager, alone and with the power of all cut";
  }

  @Override
  public void run(Stage stage) {
    Births before = Births.of(stage.running());
    label(stage, "old");
    stage.awaitWhole(System.nanoTime(), "an image taken of " + NODE);
    stage.lab().snapshot(NODE);
    label(stage, "new");
    rewoundAmongOthers(stage, before);
    rewoundAsAllBoot(stage, before);
  }

  private static void label(Stage stage, String age) {
    stage.running().output("pcctl", "node", "label", "pi3", "age=" + age, "--yes");
  }

  private static void rewoundAmongOthers(Stage stage, Births before) {
    long since = System.nanoTime();
    stage.lab().rewind(NODE);
    stage.awaitWhole(since, "the old card of " + NODE + " among the others");
    mustBeNew(stage, before);
  }

  private static void rewoundAsAllBoot(Stage stage, Births before) {
    stage.lab().kill(stage.names());
    stage.lab().rewind(NODE);
    long since = System.nanoTime();
    stage.boot(stage.names());
    stage.awaitWhole(since, "the old card of " + NODE + " as all boot");
    mustBeNew(stage, before);
  }

  private static void mustBeNew(Stage stage, Births before) {
    List<RealNode> nodes = stage.lab().nodes();
    for (RealNode node : nodes) {
      stage.await(LONGEST, node + " to tell what is declared", () -> shows(node));
      stage.must(node.run("sh", "-c", DECLARED).ok(), node + " tells old settings");
      Births.of(node).mustBe(before);
    }
    String label =
        stage
            .running()
            .output("docker", "node", "inspect", "pi3", "--format", "{{.Spec.Labels.age}}");
    stage.must(label.strip().equals("new"), "somebody has ordered by old settings: " + label);
  }

  private static boolean shows(RealNode node) {
    return node.run("pcctl", "cluster", "show").ok();
  }
}
