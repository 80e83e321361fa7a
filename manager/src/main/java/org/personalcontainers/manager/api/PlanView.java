package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.PlanText;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.Target;
import org.personalcontainers.core.step.Wording;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.preview.Preview;

/** Plans as the API tells them. */
public final class PlanView {
  private PlanView() {}

  /** All turns to the end of the road, by the planner that the loop uses. */
  public static Planned preview(Situation situation) {
    Preview preview = Preview.of(new Planner(), situation);
    List<Planned.Step> steps = new ArrayList<>();
    for (int turn = 0; turn < preview.turns().size(); turn++) {
      steps.addAll(steps(turn + 1, preview.turns().get(turn)));
    }
    return new Planned(
        situation.spec().cluster(), situation.ledger().revision(), steps, waits(preview.rest()));
  }

  static List<Planned.Step> steps(int turn, Plan plan) {
    return plan.steps().stream().map(step -> step(turn, step)).toList();
  }

  static Planned.Step step(int turn, Step step) {
    return new Planned.Step(turn, node(step), Wording.of(step), step.effect());
  }

  private static Optional<NodeName> node(Step step) {
    return switch (step.target()) {
      case Target.OnNode(NodeName node) -> Optional.of(node);
      case Target.OnCluster() -> Optional.empty();
    };
  }

  static List<Planned.Wait> waits(Plan plan) {
    return plan.waiting().stream().map(PlanView::wait).toList();
  }

  private static Planned.Wait wait(Waiting waiting) {
    return new Planned.Wait(
        kind(waiting.reason()),
        waiting.subject(),
        waiting.node(),
        PlanText.of(waiting),
        approval(waiting.reason()));
  }

  private static Optional<ApprovalId> approval(Reason reason) {
    return reason instanceof Reason.NeedsApproval(ApprovalId id, Step step)
        ? Optional.of(id)
        : Optional.empty();
  }

  private static Planned.Kind kind(Reason reason) {
    return switch (reason) {
      case Reason.Unreachable _, Reason.Unknown _ -> Planned.Kind.NODE;
      case Reason.Earlier _, Reason.After _, Reason.Busy _ -> Planned.Kind.TURN;
      case Reason.Guarded _ -> Planned.Kind.SAFETY;
      case Reason.NeedsApproval _ -> Planned.Kind.APPROVAL;
      case Reason.NeedsPerson _ -> Planned.Kind.PERSON;
      case Reason.Undeclared _ -> Planned.Kind.UNDECLARED;
    };
  }
}
