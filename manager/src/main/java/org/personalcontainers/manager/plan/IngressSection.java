package org.personalcontainers.manager.plan;

import java.util.Optional;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.HostStep;

/** Every node that takes requests from outside holds the certificates that there are. */
final class IngressSection implements Section {
  private static final String SUBJECT = "certificates";

  @Override
  public void plan(Situation situation, Draft draft) {
    situation.equipment().ifPresent(wanted -> plan(situation, wanted, draft));
  }

  private static void plan(Situation situation, ContentHash wanted, Draft draft) {
    for (NodeName node : situation.spec().nodes().keySet()) {
      if (situation.spec().ingress().isEntrance(node)) {
        situation.seen(node).ifPresent(status -> compare(status, wanted, draft));
      }
    }
  }

  private static void compare(NodeStatus status, ContentHash wanted, Draft draft) {
    switch (status.host()) {
      case Fact.Unknown<HostSeen>(String reason) ->
          draft.await(SUBJECT, status.node(), new Reason.Unknown(reason));
      case Fact.Known<HostSeen>(HostSeen seen) -> {
        if (!seen.equipment().equals(Optional.of(wanted))) {
          draft.add(SUBJECT, new HostStep.EquipIngress(status.node(), wanted));
        }
      }
    }
  }
}
