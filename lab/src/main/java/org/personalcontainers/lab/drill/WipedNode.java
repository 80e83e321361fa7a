package org.personalcontainers.lab.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.personalcontainers.core.api.Pending;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/**
 * A new SD card and a new brick disk under an old name, with the same join.yml: a stranger, until a
 * person says that it is pi2 now. Then it gets all that it had.
 */
final class WipedNode implements Drill {
  private static final NodeName NODE = new NodeName("pi2");
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration OUTSIDE = Duration.ofSeconds(20);
  private static final Form<Pending> PENDING = Form.of(Pending.class);

  @Override
  public String name() {
    return "wiped-node";
  }

  @Override
  public String tells() {
    return "gives a node empty disks: it stays outside until a person has it replaced";
  }

  @Override
  public void run(Stage stage) {
    RealNode pi1 = stage.node("pi1");
    pi1.shell("echo kept > /opt/docker/services/wiped && sync -f /opt/docker/services");
    stage.lab().wipe(NODE);
    new Founding(stage.lab()).giveJoinFiles();
    stage.await(LONGEST, "it to be shown as a stranger", () -> isShown(pi1));
    stage.letPass(OUTSIDE);
    RealNode node = stage.node(NODE.value());
    stage.must(
        node.output("docker", "info", "--format", "{{.Swarm.LocalNodeState}}").contains("inactive"),
        "the stranger is in the swarm");
    stage.must(!node.run("findmnt", "/opt/docker").ok(), "the stranger has mounted the volume");
    Output admitted = pi1.run("pcctl", "node", "admit", NODE.value(), "--yes");
    stage.must(
        !admitted.ok() && admitted.text().contains("pcctl node replace " + NODE),
        "`node admit` let it in, or did not say what to type: " + admitted.text());
    stage.say("a stranger under the name " + NODE + " was refused and shown");
    replace(stage, pi1);
    String kept = node.output("cat", "/opt/docker/services/wiped").strip();
    stage.must(kept.equals("kept"), "what was written before is gone: " + kept);
  }

  private static boolean isShown(RealNode pi1) {
    return pi1.run("pcctl", "node", "ls")
        .out()
        .lines()
        .anyMatch(line -> line.startsWith(NODE + " ") && line.contains("with another key"));
  }

  /** As a person does it: who is it, and then a yes to what is given up. */
  private static void replace(Stage stage, RealNode pi1) {
    long since = System.nanoTime();
    pi1.output("pcctl", "node", "replace", NODE.value(), "--yes");
    Set<ApprovalId> approved = new HashSet<>();
    stage.awaitWhole(since, NODE + " replaced", () -> approve(pi1, approved));
    stage.must(!approved.isEmpty(), "nobody was asked before the old copy was given up");
  }

  /** What is asked now: more may come later. */
  private static void approve(RealNode pi1, Set<ApprovalId> approved) {
    Pending pending =
        PENDING.read(
            pi1.output("pcctl", "cluster", "approvals", "--output", "json")
                .getBytes(StandardCharsets.UTF_8));
    pending.approvals().stream()
        .filter(each -> each.standing() == Pending.Standing.ASKED && approved.add(each.id()))
        .forEach(each -> pi1.output("pcctl", "cluster", "approve", each.id().value(), "--yes"));
  }
}
