package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.lab.real.RealNode;

/** The leader's cable is cut: another decides soon, and nobody does what the old one says late. */
final class CutLeader implements Drill {
  private static final double AIM_SECONDS = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "leader-cut";
  }

  @Override
  public String tells() {
    return "cuts the leader off: another decides within "
        + AIM_SECONDS
        + " s, late orders are refused";
  }

  @Override
  public void run(Stage stage) {
    Managers managers = new Managers(stage);
    RealNode old = managers.leader();
    RealNode other = managers.others(old).getFirst();
    Fence before = Managers.fence(other);
    Writer settings = Writer.ofSettings(other);
    settings.awaitSome();
    long since = System.nanoTime();
    stage.lab().cut(old.name());
    double seconds = awaitAnother(stage, managers.others(old), old.name(), since);
    stage.await(
        LONGEST, "the old leader to lead no more", () -> Managers.figure(old, "leading") == 0);
    settings.awaitSome();
    stage.lab().mend(old.name());
    mustRefuse(stage, old, other, before);
    settings.end();
    stage.say("  " + settings.mustHaveKept());
    stage.awaitWhole(since, "the leader was cut off, and is back");
    stage.must(seconds <= AIM_SECONDS, "another decided only after " + seconds + " s");
  }

  /** It leads first, then it fences all agents, looks, and plans. */
  private static double awaitAnother(Stage stage, List<RealNode> others, NodeName old, long since) {
    stage.await(
        LONGEST,
        "another leader than " + old,
        () -> others.stream().anyMatch(node -> Managers.figure(node, "leading") == 1));
    double leads = Stage.secondsSince(since);
    stage.await(
        LONGEST,
        "it to have seen the nodes itself",
        () -> Managers.status(others.getFirst()).filter(status -> isSeen(status, old)).isPresent());
    stage.say(
        String.format(
            Locale.ROOT,
            "another leads after %.1f s, and has planned after %.1f s",
            leads,
            Stage.secondsSince(since)));
    return leads;
  }

  private static boolean isAnother(Optional<NodeName> leader, NodeName old) {
    return leader.filter(name -> !name.equals(old)).isPresent();
  }

  private static boolean isSeen(Status status, NodeName old) {
    return isAnother(status.leader(), old) && status.heard().isEmpty();
  }

  private static void mustRefuse(Stage stage, RealNode old, RealNode agent, Fence before) {
    stage.await(
        LONGEST, "the cable to be mended", () -> old.run("ping", "-c1", agent.address()).ok());
    HostStep late = new HostStep.WriteHosts(agent.name(), new TreeMap<>());
    StepResult answer = Managers.ordered(old, agent, before, late);
    stage.must(
        answer instanceof StepResult.Stale,
        "an order of the deposed leader was answered by " + agent + ": " + answer);
    stage.say("  an order with its old fence " + before + ": " + answer);
  }
}
