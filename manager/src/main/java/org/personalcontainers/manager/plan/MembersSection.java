package org.personalcontainers.manager.plan;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.SwarmStep;

/** Every member has its labels and its availability, and the swarm its heartbeat. */
final class MembersSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    situation.swarm().ifPresent(view -> plan(situation, view, draft));
  }

  private static void plan(Situation situation, SwarmView view, Draft draft) {
    planHeartbeat(situation, view, draft);
    for (NodeSpec node : situation.spec().nodes().values()) {
      situation.member(node.name()).ifPresent(member -> compare(view, node, member, draft));
    }
  }

  private static void planHeartbeat(Situation situation, SwarmView view, Draft draft) {
    Duration heartbeat = situation.spec().failover().heartbeat();
    ClusterSeen cluster = view.cluster();
    if (!cluster.heartbeat().equals(heartbeat)) {
      draft.add(
          "heartbeat",
          new SwarmStep.SetHeartbeat(view.via(), cluster.id(), heartbeat, cluster.version()));
    }
  }

  private static void compare(SwarmView view, NodeSpec node, SwarmNode member, Draft draft) {
    if (member.state() != SwarmNode.State.READY) {
      draft.await("swarm", node.name(), new Reason.Earlier("its managers to hear from it"));
    }
    if (!member.address().equals(node.address())) {
      draft.await("swarm", node.name(), elsewhere(node, member));
    }
    if (member.availability() != node.availability()) {
      draft.add(
          "availability of " + node.name(),
          new SwarmStep.SetAvailability(
              view.via(), member.id(), node.name(), node.availability(), member.version()));
    }
    SortedMap<LabelName, String> labels = labels(node, member);
    if (!member.labels().equals(labels)) {
      draft.add(
          "labels of " + node.name(),
          new SwarmStep.LabelNode(view.via(), member.id(), node.name(), labels, member.version()));
    }
  }

  private static Reason elsewhere(NodeSpec node, SwarmNode member) {
    return new Reason.NeedsPerson(
        "the swarm knows it at " + member.address() + ", and " + node.address() + " is declared",
        "declare " + member.address() + ": a member cannot be moved to another address yet");
  }

  /** What somebody else put there is left alone. */
  private static SortedMap<LabelName, String> labels(NodeSpec node, SwarmNode member) {
    if (member.labels().equals(node.labels())) {
      return node.labels();
    }
    TreeMap<LabelName, String> labels = new TreeMap<>(member.labels());
    labels.putAll(node.labels());
    return labels;
  }
}
