package org.personalcontainers.core.check;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/**
 * Holds a plan against every invariant. It asks nothing of the code that makes plans, so that a
 * mistake there is not made here again.
 */
public final class PlanCheck {
  private final Sight sight;
  private final Findings findings = new Findings();

  private PlanCheck(Situation situation) {
    this.sight = new Sight(situation);
  }

  /** Everything that the plan breaks; nothing where it breaks nothing. */
  public static List<Violation> check(Situation situation, Plan plan) {
    if (plan.steps().isEmpty()) {
      return List.of();
    }
    PlanCheck check = new PlanCheck(situation);
    check.judge(plan.steps());
    return check.findings.all();
  }

  private void judge(List<Step> steps) {
    new PlanRules(sight, findings).judge(steps);
    new ManagerRules(sight, findings).judge(steps);
    new RangeRules(sight, findings).judge(steps);
    steps.forEach(this::judge);
  }

  private void judge(Step step) {
    new DeclaredRules(sight, findings).judge(step);
    new LedgerRules(sight, findings).judge(step);
    new ApprovalRules(sight, findings).judge(step);
    new DisruptionRules(sight, findings).judge(step);
    switch (step) {
      case NodeStep order -> judgeOrder(order);
      case Register register -> new EntryRules(sight, findings).judge(register);
    }
  }

  private void judgeOrder(NodeStep order) {
    Optional<NodeStatus> status = sight.seen(order.node());
    if (status.isEmpty()) {
      findings.add(Invariant.UNSEEN_NODE, order, order.node() + " was not seen");
      return;
    }
    switch (order) {
      case HostStep step -> judgeHost(step, status.get());
      case SwarmStep step -> new SwarmRules(sight, findings).judge(step, status.get());
      case StorageStep step -> new StorageRules(sight, findings).judge(step, status.get());
    }
  }

  private void judgeHost(HostStep step, NodeStatus status) {
    switch (step) {
      case HostStep.WriteHosts hosts -> needsHost(hosts, status);
      case HostStep.WriteFirewall firewall -> needsHost(firewall, status);
      case HostStep.RemoveFirewall firewall -> needsHost(firewall, status);
      case HostStep.KeepGlusterd glusterd -> needsHost(glusterd, status);
      case HostStep.EquipIngress equip -> needsHost(equip, status);
      case HostStep.AlignGroup group -> needsHost(group, status);
    }
  }

  private void needsHost(HostStep step, NodeStatus status) {
    findings.known(status.host(), "host", step);
  }
}
