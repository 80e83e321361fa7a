package org.personalcontainers.manager.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Safety;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.Lock;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.SwarmStep;

/**
 * Brings the set of managers to the declared one, and never leaves an even one behind by accident:
 * two managers bear no more losses than one, and are lost twice as often. One turn.
 */
final class Managing {
  private static final String SUBJECT = "managers";

  private final Situation situation;
  private final SwarmView view;
  private final Draft draft;
  private final List<SwarmNode> present;
  private final Collection<NodeName> target;
  private final List<NodeName> ready = new ArrayList<>();
  private final Set<NodeName> outside;

  Managing(Situation situation, SwarmView view, Set<NodeName> outside, Draft draft) {
    this.situation = situation;
    this.view = view;
    this.outside = outside;
    this.draft = draft;
    this.present =
        view.cluster().nodes().values().stream()
            .filter(n -> n.role() == Role.MANAGER && !isLeaving(n))
            .sorted(Comparator.comparing(SwarmNode::hostname).thenComparing(SwarmNode::id))
            .toList();
    this.target = ManagerTarget.names(situation, lasting());
    target.stream().filter(this::canBecomeManager).forEach(ready::add);
  }

  /** Its demotion was ordered, and goes on. */
  private boolean isLeaving(SwarmNode manager) {
    return Jobs.all(situation)
        .anyMatch(
            step ->
                step instanceof SwarmStep.DemoteNode demote
                    && demote.member().equals(manager.id()));
  }

  private List<NodeName> lasting() {
    return present.stream()
        .filter(manager -> !Joining.isSuperseded(situation, manager))
        .map(SwarmNode::hostname)
        .toList();
  }

  /** Whoever is at something else is left for a later turn: counted now, it would not come. */
  private boolean canBecomeManager(NodeName node) {
    Optional<SwarmNode> worker = worker(node);
    return outside.contains(node)
        ? !hasArrived(node) && Jobs.on(situation, node).noneMatch(Managing::holdsDocker)
        : worker.isPresent()
            && !isBeingDemoted(node)
            && Jobs.all(situation).noneMatch(step -> holds(step, worker.get()));
  }

  private Optional<SwarmNode> worker(NodeName node) {
    return situation.member(node).filter(member -> member.role() == Role.WORKER);
  }

  /** For the swarm a worker, for itself still a manager: to promote it now would take it long. */
  private boolean isBeingDemoted(NodeName node) {
    return worker(node)
        .flatMap(member -> situation.seen(node))
        .flatMap(status -> status.swarm().ifKnown())
        .filter(
            own -> own instanceof SwarmMembership.Member(_, var role, _) && role == Role.MANAGER)
        .isPresent();
  }

  /** The swarm shows it already, and it was looked at a moment before. */
  private boolean hasArrived(NodeName node) {
    return present.stream()
        .anyMatch(m -> m.hostname().equals(node) && m.state() != SwarmNode.State.DOWN);
  }

  private static boolean holdsDocker(Step running) {
    return running.locks().contains(Lock.the(Lock.Kind.DOCKER));
  }

  private static boolean holds(Step running, SwarmNode worker) {
    return running.locks().contains(Lock.on(Lock.Kind.MEMBER, worker.id()));
  }

  /** How many become managers without any more doing of ours: what was ordered goes on. */
  private int coming() {
    return (int) Jobs.all(situation).distinct().filter(this::makesManager).count();
  }

  private boolean makesManager(Step running) {
    return switch (running) {
      case SwarmStep.JoinSwarm join ->
          join.role() == Role.MANAGER
              && situation.member(join.node()).isEmpty()
              && !hasArrived(join.node());
      case SwarmStep.PromoteNode promote ->
          view.cluster()
              .node(promote.member())
              .filter(member -> member.role() == Role.WORKER)
              .isPresent();
      case Step other -> false;
    };
  }

  /** Who changes its role in this turn. */
  record Changes(Optional<NodeName> leaving, Set<NodeName> joiningAsManagers) {}

  /** Promotes and demotes; the rest is for those who see to the joining. */
  Changes plan() {
    Optional<SwarmNode> leaving = demoted();
    int after = present.size() + coming() - leaving.map(manager -> 1).orElse(0);
    int growth = isHandover() ? 1 : oddGrowth(after);
    Optional<NodeName> gone = leaving.map(SwarmNode::hostname);
    if (leaving.isEmpty() && !isHandover()) {
      reportEven(after + growth);
      reportMissing(growth);
    }
    return new Changes(gone, admit(new LinkedHashSet<>(ready.subList(0, growth)), gone));
  }

  /** Whose demotion has to wait its turn stays, and is counted. */
  private Optional<SwarmNode> demoted() {
    Optional<SwarmNode> chosen = leaving();
    chosen.ifPresent(manager -> demote(manager, chosen.map(SwarmNode::hostname)));
    return chosen.filter(manager -> draft.disrupts());
  }

  /** The only manager is to be another one: for a moment there have to be two. */
  private boolean isHandover() {
    return present.size() == 1
        && target.size() == 1
        && !ready.isEmpty()
        && isSurplus(present.getFirst());
  }

  /** As many as are ready, or one less, so that the set ends odd. */
  private int oddGrowth(int managers) {
    int missing = Math.max(0, Math.min(ready.size(), target.size() - managers));
    boolean odd = (managers + missing) % 2 == 1;
    return odd || missing == 0 ? missing : missing - 1;
  }

  private Optional<SwarmNode> leaving() {
    if (draft.disrupts()) {
      return Optional.empty();
    }
    return present.stream()
        .filter(this::mayGo)
        .filter(manager -> Safety.mayDemote(situation, manager) instanceof Safety.Verdict.Safe)
        .min(Comparator.comparing(manager -> manager.state() != SwarmNode.State.DOWN));
  }

  private boolean mayGo(SwarmNode manager) {
    return isBehind(manager) || isReplaceable(manager) || isSurplus(manager) || breaksATie(manager);
  }

  /** Once it is a worker its Docker runs again, and it can be promoted. */
  private boolean isBehind(SwarmNode manager) {
    return situation
        .seen(manager.hostname())
        .flatMap(status -> status.swarm().ifKnown())
        .filter(own -> own instanceof SwarmMembership.Behind(var id, _) && id.equals(manager.id()))
        .isPresent();
  }

  /** A dead one is struck out when another can take its place in the same turn. */
  private boolean isReplaceable(SwarmNode manager) {
    int after = present.size() + coming() - 1;
    return manager.state() == SwarmNode.State.DOWN
        && Joining.isSuperseded(situation, manager)
        && ((after + oddGrowth(after)) % 2 == 1 || nobodyComesFor(manager));
  }

  private boolean nobodyComesFor(SwarmNode manager) {
    return !target.contains(manager.hostname()) && allMissingAreLost();
  }

  /** A declared node that is declared to be no manager, and somebody else is one. */
  private boolean isSurplus(SwarmNode manager) {
    return allAreDeclared() && !target.contains(manager.hostname()) && targetStands();
  }

  /** Whoever is no longer declared is left alone, and so is the balance that it is part of. */
  private boolean allAreDeclared() {
    return lasting().stream().allMatch(situation.spec().nodes()::containsKey);
  }

  /** There are enough without it, or whoever takes its place is ready: not only on its way. */
  private boolean targetStands() {
    return ready.isEmpty() ? allMissingAreLost() : present.size() >= target.size();
  }

  /** The last one by name, where the set is even and nobody comes to make it odd. */
  private boolean breaksATie(SwarmNode manager) {
    return present.size() % 2 == 0
        && allAreDeclared()
        && ready.isEmpty()
        && allMissingAreLost()
        && manager.equals(present.getLast());
  }

  private boolean allMissingAreLost() {
    Set<NodeName> managers = new HashSet<>();
    present.forEach(manager -> managers.add(manager.hostname()));
    return target.stream()
        .filter(node -> !managers.contains(node))
        .allMatch(node -> ManagerTarget.isLost(situation, node));
  }

  private void demote(SwarmNode manager, Optional<NodeName> leaving) {
    NodeName via = Gateway.besides(situation, view, leaving).orElse(view.via());
    SwarmStep step =
        new SwarmStep.DemoteNode(via, manager.id(), manager.hostname(), manager.version());
    draft.addGuarded(SUBJECT, step, Safety.mayDemote(situation, manager));
  }

  private Set<NodeName> admit(Set<NodeName> admitted, Optional<NodeName> leaving) {
    NodeName via = Gateway.besides(situation, view, leaving).orElse(view.via());
    for (NodeName node : admitted) {
      situation.member(node).ifPresent(member -> promote(member, via));
    }
    admitted.retainAll(outside);
    return admitted;
  }

  private void promote(SwarmNode member, NodeName via) {
    draft.add(
        SUBJECT, new SwarmStep.PromoteNode(via, member.id(), member.hostname(), member.version()));
  }

  /** Those that are to be managers, are not, and are not made so now. */
  private void reportMissing(int growth) {
    List<NodeName> managers = lasting();
    target.stream()
        .filter(node -> !managers.contains(node) && !ready.subList(0, growth).contains(node))
        .forEach(node -> draft.await(SUBJECT, node, new Reason.Earlier(whatLacks(node))));
  }

  private String whatLacks(NodeName node) {
    return isBeingDemoted(node)
        ? "its demotion to end"
        : "a number of managers that is odd with it";
  }

  private void reportEven(int managers) {
    if (managers % 2 == 0 && target.stream().noneMatch(this::isBeingDemoted)) {
      draft.await(SUBJECT, new Reason.Earlier("one more node, so that there is an odd number"));
    }
  }
}
