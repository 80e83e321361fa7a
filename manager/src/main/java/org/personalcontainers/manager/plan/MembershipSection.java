package org.personalcontainers.manager.plan;

import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.SwarmStep;

/** One swarm, made once, of all declared nodes. */
final class MembershipSection implements Section {
  private static final String SUBJECT = "swarm";

  /** So long a node may be silent that only reboots. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public void plan(Situation situation, Draft draft) {
    switch (situation.ledger().swarm()) {
      case SwarmBirth.Unborn unborn -> chooseBirthplace(situation, draft);
      case SwarmBirth.Expected(NodeName node) -> giveBirth(situation, node, draft);
      case SwarmBirth.Born(SwarmId id) -> new Joining(situation, id, draft).plan();
    }
  }

  /** The place stands in the ledger before the order leaves: it is never made at two. */
  private static void chooseBirthplace(Situation situation, Draft draft) {
    Optional<NodeName> birthplace =
        ManagerTarget.candidates(situation).stream()
            .filter(node -> isOutside(situation, node))
            .findFirst();
    birthplace.ifPresentOrElse(
        node -> draft.add(SUBJECT, new Register(new Entry.SwarmExpected(node))),
        () -> draft.await(SUBJECT, new Reason.Earlier("a node that is known to be in no swarm")));
    situation.seen().values().forEach(status -> reportForeign(status, draft));
  }

  private static boolean isOutside(Situation situation, NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.swarm().ifKnown())
        .filter(SwarmMembership.Outside.class::isInstance)
        .isPresent();
  }

  private static void reportForeign(NodeStatus status, Draft draft) {
    if (status.swarm() instanceof Fact.Known<SwarmMembership>(SwarmMembership.Member member)) {
      draft.await(SUBJECT, status.node(), foreign(status.node(), member));
    }
  }

  private static Reason foreign(NodeName node, SwarmMembership.Member member) {
    return new Reason.NeedsPerson(
        node + " belongs to another swarm, as member " + member.id(),
        "if nothing there is needed any more, run on " + node + ": docker swarm leave --force");
  }

  private static void giveBirth(Situation situation, NodeName node, Draft draft) {
    NodeSpec spec = situation.spec().nodes().get(node);
    if (spec == null) {
      draft.await(SUBJECT, node, undeclaredBirthplace(node));
      offerAnother(situation, node, draft);
      return;
    }
    situation
        .seen(node)
        .ifPresentOrElse(
            status -> giveBirth(spec, SwarmPool.of(situation.spec()), status, draft),
            () -> awaitBirthplace(situation, node, draft));
  }

  private static void awaitBirthplace(Situation situation, NodeName node, Draft draft) {
    String wayOut =
        "the swarm is to be made there: switch it on, or put a fresh node in its place, of its"
            + " name";
    draft.await(SUBJECT, node, new Reason.Unreachable(wayOut));
    if (situation.observations().get(node)
            instanceof Observation.Unreachable(String reason, Duration since)
        && since.compareTo(PATIENCE) >= 0) {
      offerAnother(situation, node, draft);
    }
  }

  /** It may have made a swarm of which nobody knows: only a person may give that up. */
  private static void offerAnother(Situation situation, NodeName from, Draft draft) {
    if (situation.seen(from).isPresent()) {
      return;
    }
    ManagerTarget.candidates(situation).stream()
        .filter(node -> !node.equals(from) && isOutside(situation, node))
        .findFirst()
        .ifPresent(to -> draft.add(SUBJECT, new Register(new Entry.SwarmMoved(from, to))));
  }

  private static Reason noPool() {
    return new Reason.NeedsPerson(
        "a node or a declared network lies in every range that swarm could take its own from",
        "leave 172.28.0.0/14 free of declared networks");
  }

  private static Reason undeclaredBirthplace(NodeName node) {
    return new Reason.NeedsPerson(
        "the swarm was to be made on " + node + ", which is no longer declared",
        "declare " + node + " again until the swarm stands, or approve another node");
  }

  private static void giveBirth(
      NodeSpec spec, Optional<Subnet> pool, NodeStatus status, Draft draft) {
    switch (status.swarm()) {
      case Fact.Unknown<SwarmMembership>(String reason) ->
          draft.await(SUBJECT, spec.name(), new Reason.Unknown(reason));
      case Fact.Known<SwarmMembership>(SwarmMembership.Outside outside) ->
          pool.ifPresentOrElse(
              range ->
                  draft.add(SUBJECT, new SwarmStep.InitSwarm(spec.name(), spec.address(), range)),
              () -> draft.await(SUBJECT, spec.name(), noPool()));
      case Fact.Known<SwarmMembership>(SwarmMembership.Member member) ->
          member
              .swarm()
              .ifPresentOrElse(
                  id -> draft.add(SUBJECT, new Register(new Entry.SwarmBorn(id))),
                  () -> draft.await(SUBJECT, spec.name(), foreign(spec.name(), member)));
      case Fact.Known<SwarmMembership>(SwarmMembership.Pending pending) ->
          draft.add(SUBJECT, new SwarmStep.AbandonJoin(spec.name()));
      case Fact.Known<SwarmMembership>(SwarmMembership.ClockTrouble trouble) ->
          draft.add(SUBJECT, new SwarmStep.RestartDocker(spec.name()));
      case Fact.Known<SwarmMembership>(SwarmMembership.Behind behind) ->
          draft.await(SUBJECT, spec.name(), new Reason.Unknown(behind.reason()));
    }
  }
}
