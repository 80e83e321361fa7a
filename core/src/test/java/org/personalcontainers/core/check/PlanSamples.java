package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.SwarmStep;

/** Steps beside each other, beside jobs, and for nobody. */
final class PlanSamples {
  private PlanSamples() {}

  static List<Sample> all() {
    return List.of(
        unseen(),
        unknownHost(),
        sharedLock(),
        sameStepTwice(),
        lockOfAJob(),
        twoPoolOperations(),
        poolOperationBesideAJob(),
        twoDisruptions(),
        undeclaredNode(),
        undeclaredVolume(),
        unwantedFirewall(),
        firewallTakenAway());
  }

  static Sample unseen() {
    Step step = new HostStep.KeepGlusterd(PI2);
    return new Sample(
        Invariant.UNSEEN_NODE,
        "an order to a silent node",
        fresh().silent(PI2, 60).plans(step),
        fresh().plans(step));
  }

  private static Sample unknownHost() {
    Step step = new HostStep.WriteHosts(PI2, new TreeMap<>());
    return new Sample(
        Invariant.UNFOUNDED,
        "hosts are written that could not be read",
        fresh().sees(PI2, s -> s.withHost(Fact.unknown("busy"))).plans(step),
        fresh().plans(step));
  }

  private static Sample sharedLock() {
    Step one = new SwarmStep.LabelNode(PI1, Seen.id(PI2), PI2, new TreeMap<>(), 40);
    Step other = new SwarmStep.LabelNode(PI3, Seen.id(PI2), PI2, new TreeMap<>(), 40);
    return new Sample(
        Invariant.SHARED_LOCK,
        "two changes of one member, over two managers",
        standing().plans(one, other),
        standing().plans(one, Steps.label(PI3, 40)));
  }

  private static Sample sameStepTwice() {
    Step step = new HostStep.KeepGlusterd(PI1);
    return new Sample(
        Invariant.SHARED_LOCK,
        "one step twice",
        fresh().plans(step, step),
        fresh().runs(PI1, step).plans(step));
  }

  private static Sample lockOfAJob() {
    Step step = new HostStep.WriteHosts(PI2, new TreeMap<>());
    return new Sample(
        Invariant.SHARED_LOCK,
        "another hosts file is being written",
        fresh().runs(PI2, new HostStep.WriteHosts(PI2, Seen.host().hosts())).plans(step),
        fresh().runs(PI1, new HostStep.WriteHosts(PI1, new TreeMap<>())).plans(step));
  }

  private static Sample twoPoolOperations() {
    return new Sample(
        Invariant.TWO_POOL_OPERATIONS,
        "a start and a heal",
        standing().plans(Steps.start(PI1), Steps.heal(PI2)),
        standing().plans(Steps.start(PI1)));
  }

  private static Sample poolOperationBesideAJob() {
    return new Sample(
        Invariant.TWO_POOL_OPERATIONS,
        "a heal while another node starts the volume",
        standing().runs(PI3, Steps.start(PI3)).plans(Steps.heal(PI2)),
        standing().runs(PI2, Steps.heal(PI2)).plans(Steps.heal(PI2)));
  }

  private static Sample twoDisruptions() {
    return new Sample(
        Invariant.TWO_DISRUPTIONS,
        "two nodes are drained",
        standing().plans(Steps.drain(PI2), Steps.drain(PI3)),
        standing().plans(Steps.drain(PI2), Steps.label(PI3, 40)));
  }

  private static Sample undeclaredNode() {
    NodeName stranger = new NodeName("pi9");
    Step step = new HostStep.KeepGlusterd(stranger);
    Stage stage = fresh();
    stage.observations.put(stranger, new Observation.Seen(Seen.fresh(stranger), List.of()));
    return new Sample(
        Invariant.UNDECLARED,
        "an order to a node that nobody declares",
        stage.plans(step),
        stage.plans(new HostStep.KeepGlusterd(PI4)));
  }

  private static Sample unwantedFirewall() {
    Step step = new HostStep.WriteFirewall(PI2, new TreeSet<>());
    return new Sample(
        Invariant.UNDECLARED,
        "a firewall is written that is switched off",
        fresh().open().plans(step),
        fresh().plans(step));
  }

  private static Sample firewallTakenAway() {
    Step step = new HostStep.RemoveFirewall(PI2);
    return new Sample(
        Invariant.UNDECLARED,
        "a declared firewall is taken away",
        fresh().plans(step),
        fresh().open().plans(step));
  }

  private static Sample undeclaredVolume() {
    VolumeName old = new VolumeName("old");
    return new Sample(
        Invariant.UNDECLARED,
        "a volume that nobody declares is tidied",
        standing().sees(PI1, MountSamples.mounted(old)).plans(MountSamples.tree(old)),
        standing().sees(PI1, MountSamples.mounted(DOCKER)).plans(MountSamples.tree(DOCKER)));
  }
}
