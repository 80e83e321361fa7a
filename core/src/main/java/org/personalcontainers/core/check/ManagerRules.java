package org.personalcontainers.core.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.SwarmStep;

/**
 * A plan that changes the set of managers leaves an odd one behind, together with the jobs that
 * change it already. A set that is even is no plan's fault until a plan changes it.
 */
final class ManagerRules {
  private final Sight sight;
  private final Findings findings;
  private final Set<SwarmNodeId> managers = new HashSet<>();
  private final Set<NodeName> joining = new HashSet<>();

  ManagerRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  /** A step that runs already changes nothing when it is ordered again. */
  void judge(List<Step> steps) {
    Set<Step> running = new HashSet<>();
    sight.jobs().forEach(job -> running.add(job.step()));
    List<Step> fresh = steps.stream().filter(step -> !running.contains(step)).toList();
    if (changesManagers(fresh)) {
      gatherManagers();
      sight.jobs().forEach(this::applyJob);
      fresh.forEach(this::apply);
      judgeOutcome(fresh.stream().filter(ManagerRules::changesManagers).toList());
    }
  }

  private static boolean changesManagers(List<Step> steps) {
    for (Step step : steps) {
      if (changesManagers(step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean changesManagers(Step step) {
    return step instanceof SwarmStep.InitSwarm
        || step instanceof SwarmStep.PromoteNode
        || step instanceof SwarmStep.DemoteNode
        || (step instanceof SwarmStep.JoinSwarm join && join.role() == Role.MANAGER);
  }

  /** Those that the newest view shows, and those that it does not show yet but that say so. */
  private void gatherManagers() {
    Optional<ClusterSeen> view = sight.swarm();
    view.ifPresent(cluster -> cluster.nodes().values().forEach(this::gather));
    for (NodeStatus status : sight.allSeen()) {
      ownWord(status)
          .filter(id -> view.isEmpty() || !view.get().nodes().containsKey(id))
          .ifPresent(managers::add);
    }
  }

  private void gather(SwarmNode member) {
    if (member.role() == Role.MANAGER) {
      managers.add(member.id());
    }
  }

  /** The identity of a node that says to be a manager of our swarm. */
  private Optional<SwarmNodeId> ownWord(NodeStatus status) {
    return status.swarm()
                instanceof
                Fact.Known<SwarmMembership>(SwarmMembership.Member(var id, var role, var swarm))
            && role == Role.MANAGER
            && swarm.isPresent()
            && swarm.equals(sight.bornSwarm())
        ? Optional.of(id)
        : Optional.empty();
  }

  /** A birth or a join that runs and has done its work already is counted among the managers. */
  private void applyJob(Job job) {
    boolean ended =
        job.step() instanceof SwarmStep entry
            && (entry instanceof SwarmStep.InitSwarm || entry instanceof SwarmStep.JoinSwarm)
            && (isMember(entry.node()) || isManagerInView(entry.node()));
    if (!ended) {
      apply(job.step());
    }
  }

  /** Whatever its join was to make of it: it is a member, and the view tells its role. */
  private boolean isMember(NodeName node) {
    return sight
        .seen(node)
        .filter(
            status ->
                status.swarm() instanceof Fact.Known<SwarmMembership>(SwarmMembership.Member says))
        .isPresent();
  }

  /** The node was looked at before its join, and the manager that tells of it after. */
  private boolean isManagerInView(NodeName node) {
    return sight.swarm().stream()
        .flatMap(cluster -> cluster.nodes().values().stream())
        .anyMatch(
            member ->
                member.hostname().equals(node)
                    && member.role() == Role.MANAGER
                    && member.state() != SwarmNode.State.DOWN);
  }

  private void apply(Step step) {
    if (step instanceof SwarmStep.InitSwarm init) {
      joining.add(init.node());
    } else if (step instanceof SwarmStep.JoinSwarm join && join.role() == Role.MANAGER) {
      joining.add(join.node());
    } else if (step instanceof SwarmStep.PromoteNode promote) {
      managers.add(promote.member());
    } else if (step instanceof SwarmStep.DemoteNode demote) {
      managers.remove(demote.member());
    }
  }

  private void judgeOutcome(List<Step> changes) {
    int outcome = managers.size() + joining.size();
    if (outcome % 2 == 0 && !isOnItsWay(changes, outcome)) {
      findings.add(Invariant.EVEN_MANAGERS, "the plan leaves " + outcome + " managers behind");
    }
  }

  /**
   * One demotion is all that a plan may hold, so a set that is to shrink is even now and then. And
   * where one manager takes over from the only one there are two for a moment. Whoever cannot run
   * before it is let go counts for none.
   */
  private boolean isOnItsWay(List<Step> changes, int outcome) {
    return changes.stream().allMatch(this::letsGo) || isTurnedOver(changes, outcome);
  }

  private boolean letsGo(Step step) {
    return step instanceof SwarmStep.DemoteNode demote
        && sight
            .seen(demote.name())
            .filter(
                status ->
                    status.swarm()
                            instanceof
                            Fact.Known<SwarmMembership>(SwarmMembership.Behind(var id, _))
                        && id.equals(demote.member()))
            .isPresent();
  }

  private boolean isTurnedOver(List<Step> changes, int outcome) {
    return switch (sight.spec().managers()) {
      case ManagerChoice.Auto auto ->
          shrinks(changes, outcome, ManagerChoice.countFor(sight.spec().nodes().size()));
      case ManagerChoice.Listed(var listed) ->
          shrinks(changes, outcome, listed.size())
              || (outcome == 2 && listed.size() == 1 && raises(changes, listed.first()));
    };
  }

  private static boolean shrinks(List<Step> changes, int outcome, int declared) {
    return outcome > declared && changes.stream().anyMatch(SwarmStep.DemoteNode.class::isInstance);
  }

  private static boolean raises(List<Step> changes, NodeName declared) {
    return changes.getFirst() instanceof SwarmStep.PromoteNode promote
        ? promote.name().equals(declared)
        : changes.getFirst() instanceof SwarmStep.JoinSwarm join && join.node().equals(declared);
  }
}
