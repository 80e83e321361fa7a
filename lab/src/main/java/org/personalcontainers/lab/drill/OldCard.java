package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.real.RealNode;

/**
 * An old image of a node's SD card is put back, with its store, its place in the swarm and its view
 * of Gluster's pool of then: once while the others run, and once as all of them boot; into a
 * manager and into a node that is none. What was declared since stays declared.
 */
final class OldCard implements Drill {
  private static final NodeName MANAGER = new NodeName("pi1");
  private static final NodeName WORKER = new NodeName("pi4");
  private static final int NODES = 4;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration SHOWN = Duration.ofMinutes(3);

  /** The card is of a time when the node knew nobody of that name. */
  private static final String FORGET_PI3 =
      "systemctl stop personal-containers-agent"
          + " && sed '/\\tpi3$/d' /etc/hosts > /tmp/hosts && cat /tmp/hosts > /etc/hosts";

  private static final String KNOWS_PI3 = "grep -qP '\\tpi3$' /etc/hosts";

  @Override
  public String name() {
    return "old-card";
  }

  @Override
  public String tells() {
    return "puts an old SD card image back into a manager and into a fourth node, alone and with"
        + " the power of all cut";
  }

  @Override
  public void run(Stage stage) {
    haveFourth(stage);
    Births before = Births.of(stage.running());
    ofManager(stage, before);
    ofWorker(stage, before);
  }

  /** With the join.yml of the others it comes in by itself. */
  private static void haveFourth(Stage stage) {
    if (stage.nodes().size() < NODES) {
      long since = System.nanoTime();
      stage.lab().up(NODES, List.of());
      new Founding(stage.lab()).giveJoinFiles();
      stage.awaitWhole(since, "a fourth node");
    }
  }

  private static void ofManager(Stage stage, Births before) {
    label(stage, "old");
    stage.awaitWhole(System.nanoTime(), "an image taken of " + MANAGER);
    stage.lab().snapshot(MANAGER);
    label(stage, "new");
    putBackAmongOthers(stage, MANAGER);
    mustBe(stage, before, "new");
    putBackAsAllBoot(stage, MANAGER);
    mustBe(stage, before, "new");
  }

  private static void ofWorker(Stage stage, Births before) {
    RealNode worker = stage.node(WORKER.value());
    stage.must(!new Managers(stage).has(worker), worker + " is a manager, and shall be none");
    Fence then = Managers.fence(worker);
    worker.shell(FORGET_PI3);
    stage.lab().snapshot(WORKER);
    worker.shell("systemctl start personal-containers-agent");
    label(stage, "newer");
    stage.awaitWhole(System.nanoTime(), "an image taken of " + WORKER);
    putBackAndShown(stage);
    mustBe(stage, before, "newer");
    mustRefuse(stage, then);
    putBackAsAllBoot(stage, WORKER);
    mustBe(stage, before, "newer");
    mustRefuse(stage, then);
  }

  private static void label(Stage stage, String age) {
    stage.running().output("pcctl", "node", "label", "pi3", "age=" + age, "--yes");
  }

  private static void putBackAmongOthers(Stage stage, NodeName node) {
    long since = System.nanoTime();
    stage.lab().rewind(node);
    stage.awaitWhole(since, "the old card of " + node + " among the others");
  }

  /** What the old card lacks is told, with the node, and put right. */
  private static void putBackAndShown(Stage stage) {
    long lastEvent = stage.events(0).last();
    putBackAmongOthers(stage, WORKER);
    stage.await(SHOWN, "an event that tells of the old card", () -> isTold(stage, lastEvent));
    stage.must(
        stage.node(WORKER.value()).run("sh", "-c", KNOWS_PI3).ok(),
        WORKER + " still knows what its old card knows");
    stage.say("  what the old card of " + WORKER + " lacked was told and put right");
  }

  private static boolean isTold(Stage stage, long after) {
    return stage.events(after).events().stream()
        .filter(event -> event.node().filter(WORKER::equals).isPresent())
        .anyMatch(event -> event.text().contains("into the hosts file"));
  }

  private static void putBackAsAllBoot(Stage stage, NodeName node) {
    stage.lab().kill(stage.names());
    stage.lab().rewind(node);
    long since = System.nanoTime();
    stage.boot(stage.names());
    stage.awaitWhole(since, "the old card of " + node + " as all boot");
  }

  private static void mustBe(Stage stage, Births before, String age) {
    for (RealNode node : new Managers(stage).nodes()) {
      stage.await(LONGEST, node + " to tell what is declared", () -> shows(node));
      stage.must(declares(node, age), node + " tells old settings");
      Births.of(node).mustBe(before);
    }
    String label =
        stage
            .running()
            .output("docker", "node", "inspect", "pi3", "--format", "{{.Spec.Labels.age}}");
    stage.must(label.strip().equals(age), "somebody has ordered by old settings: " + label);
  }

  private static boolean declares(RealNode node, String age) {
    String asking = "pcctl cluster show --output yaml | grep -q 'age: \"\\{0,1\\}" + age + "'";
    return node.run("sh", "-c", asking).ok();
  }

  private static boolean shows(RealNode node) {
    return node.run("pcctl", "cluster", "show").ok();
  }

  /** The highest fence that its card knows; by now it has to have heard of a higher one. */
  private static void mustRefuse(Stage stage, Fence then) {
    RealNode by = stage.node(MANAGER.value());
    RealNode agent = stage.node(WORKER.value());
    StepResult answer =
        Managers.ordered(by, agent, then, new HostStep.WriteHosts(WORKER, new TreeMap<>()));
    stage.must(
        answer instanceof StepResult.Stale,
        "an order of the past was answered by " + agent + ": " + answer);
  }
}
