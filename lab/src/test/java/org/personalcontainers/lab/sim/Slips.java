package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.manager.reconcile.Mind;

/** Plans that are not what the planner made. */
final class Slips {
  private Slips() {}

  private static Plan with(Plan plan, List<Step> more) {
    List<Step> steps = new ArrayList<>(plan.steps());
    steps.addAll(more);
    return new Plan(steps, plan.waiting());
  }

  private static Plan each(Plan plan, java.util.function.UnaryOperator<Step> slip) {
    return new Plan(plan.steps().stream().map(slip).toList(), plan.waiting());
  }

  /** What waits for a person's yes is done. */
  static Plan unapproved(Plan plan) {
    List<Step> bold = new ArrayList<>();
    for (Waiting waiting : plan.waiting()) {
      if (waiting.reason() instanceof Reason.NeedsApproval(var approval, Step step)) {
        bold.add(step);
      }
    }
    return with(plan, bold);
  }

  /** Every attempt uses the first brick directory. */
  static Plan firstNumber(Plan plan) {
    return each(
        plan,
        step ->
            switch (step) {
              case StorageStep.MakeBrick make ->
                  new StorageStep.MakeBrick(make.node(), make.volume(), first(make.place()));
              case Register(Entry.VolumeExpected expected) ->
                  new Register(
                      new Entry.VolumeExpected(
                          expected.volume(),
                          expected.bricks().stream().map(Slips::first).toList()));
              case StorageStep.CreateVolume create ->
                  new StorageStep.CreateVolume(
                      create.node(),
                      create.volume(),
                      create.bricks().stream().map(Slips::first).toList(),
                      create.arbiters(),
                      create.options());
              case Register(Entry.ExchangeExpected expected) ->
                  new Register(
                      new Entry.ExchangeExpected(
                          expected.volume(),
                          new VolumeBirth.Exchange(
                              expected.exchange().old(), first(expected.exchange().fresh()))));
              case StorageStep.ReplaceBrick replace ->
                  new StorageStep.ReplaceBrick(
                      replace.node(),
                      replace.volume(),
                      replace.expected(),
                      replace.old(),
                      first(replace.fresh()),
                      replace.loss());
              case Register register -> register;
              case HostStep other -> other;
              case SwarmStep other -> other;
              case StorageStep other -> other;
            });
  }

  private static BrickPlace first(BrickPlace place) {
    return new BrickPlace(place.node(), place.root(), 1, place.id());
  }

  /** Names the version before the one that was seen. */
  static Plan staleVersions(Plan plan) {
    return each(
        plan,
        step ->
            switch (step) {
              case SwarmStep.LabelNode s ->
                  new SwarmStep.LabelNode(
                      s.node(), s.member(), s.name(), s.labels(), s.version() - 1);
              case SwarmStep.SetAvailability s ->
                  new SwarmStep.SetAvailability(
                      s.node(), s.member(), s.name(), s.availability(), s.version() - 1);
              case SwarmStep.PromoteNode s ->
                  new SwarmStep.PromoteNode(s.node(), s.member(), s.name(), s.version() - 1);
              case SwarmStep.SetHeartbeat s ->
                  new SwarmStep.SetHeartbeat(s.node(), s.swarm(), s.heartbeat(), s.version() - 1);
              case Register register -> register;
              case HostStep other -> other;
              case SwarmStep other -> other;
              case StorageStep other -> other;
            });
  }

  /** Of the managers that are to be made at once the last one is left out. */
  static Plan oneManagerLess(Plan plan) {
    Optional<Step> last =
        plan.steps().stream().filter(Slips::makesManager).reduce((before, after) -> after);
    List<Step> steps = new ArrayList<>(plan.steps());
    last.ifPresent(steps::remove);
    return new Plan(steps, plan.waiting());
  }

  private static boolean makesManager(Step step) {
    return step instanceof SwarmStep.PromoteNode
        || (step instanceof SwarmStep.JoinSwarm join && join.role() == Role.MANAGER);
  }

  /** Orders go to nodes that were not seen as well. */
  static Plan blindOrders(Situation situation, Plan plan) {
    List<Step> more = new ArrayList<>();
    situation
        .observations()
        .forEach(
            (name, observation) -> {
              if (observation instanceof Observation.Unreachable) {
                more.add(new HostStep.WriteHosts(name, new TreeMap<>()));
              }
            });
    return with(plan, more);
  }

  /** Beside the one disruption comes the next one, as if the first were none. */
  static Plan secondDisruption(Mind mind, Situation situation) {
    Plan plan = mind.plan(situation);
    Optional<SwarmStep.SetAvailability> first =
        plan.steps().stream()
            .filter(SwarmStep.SetAvailability.class::isInstance)
            .map(SwarmStep.SetAvailability.class::cast)
            .filter(step -> step.effect() == Effect.DISRUPTS)
            .findFirst();
    return first.map(step -> with(plan, next(mind, situation, step))).orElse(plan);
  }

  private static List<Step> next(Mind mind, Situation situation, SwarmStep.SetAvailability first) {
    ClusterSpec spec = situation.spec();
    NodeSpec node = spec.nodes().get(first.name());
    if (node == null) {
      return List.of();
    }
    Situation without =
        new Situation(
            new Edit.Availed(first.name(), org.personalcontainers.core.spec.Availability.ACTIVE)
                .on(spec),
            situation.observations(),
            situation.ledger());
    return mind.plan(without).steps().stream()
        .filter(step -> step.effect() == Effect.DISRUPTS)
        .toList();
  }

  /** Whoever is in no swarm makes one of its own. */
  static Plan swarmAnywhere(Situation situation, Plan plan) {
    List<Step> more = new ArrayList<>();
    for (var status : situation.seen().values()) {
      NodeSpec node = situation.spec().nodes().get(status.node());
      if (node != null
          && status
              .swarm()
              .ifKnown()
              .filter(SwarmMembership.Outside.class::isInstance)
              .isPresent()) {
        more.add(
            new SwarmStep.InitSwarm(node.name(), node.address(), SwarmStep.InitSwarm.USUAL_POOL));
      }
    }
    List<Step> steps = new ArrayList<>(more);
    plan.steps().stream().filter(s -> !(s instanceof SwarmStep.JoinSwarm)).forEach(steps::add);
    return new Plan(steps, plan.waiting());
  }

  /** Nothing is written down before it is ordered. */
  static Plan nothingRegistered(Plan plan) {
    return new Plan(
        plan.steps().stream().filter(step -> !(step instanceof Register)).toList(), plan.waiting());
  }

  /** One node is forgotten altogether. */
  static Plan oneNodeForgotten(Plan plan) {
    NodeName forgotten = Declarations.name(1);
    return new Plan(
        plan.steps().stream()
            .filter(
                step ->
                    !(step instanceof org.personalcontainers.core.step.NodeStep order)
                        || !order.node().equals(forgotten))
            .toList(),
        plan.waiting());
  }

  /** A person is asked to do it all. */
  static Plan allForPersons(Plan plan) {
    List<Waiting> waiting = new ArrayList<>(plan.waiting());
    for (Step step : plan.steps()) {
      Optional<NodeName> node =
          step instanceof NodeStep order ? Optional.of(order.node()) : Optional.empty();
      waiting.add(new Waiting("everything", node, new Reason.NeedsPerson("do " + step, "do it")));
    }
    return new Plan(List.of(), waiting);
  }
}
