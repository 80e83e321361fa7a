package org.personalcontainers.lab.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;

/** What came to life in a run: one swarm, and of each name one volume. */
final class Births {
  private final Set<SwarmId> swarms = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();
  private final Map<VolumeName, VolumeId> volumes = new HashMap<>();

  void heed(Situation situation, Plan plan) {
    plan.steps().stream().filter(Births::givesUp).forEach(step -> givenUp.add(step.toString()));
    situation.seen().values().forEach(this::heed);
  }

  /** A person gave up whatever was made there. */
  private static boolean givesUp(Step step) {
    return step instanceof Register(Entry.SwarmMoved moved);
  }

  private void heed(NodeStatus status) {
    status.swarm().ifKnown().flatMap(Births::swarm).ifPresent(this::heed);
    status.volumes().ifKnown().ifPresent(seen -> seen.values().forEach(this::heed));
  }

  private static Optional<SwarmId> swarm(SwarmMembership membership) {
    return membership instanceof SwarmMembership.Member member ? member.swarm() : Optional.empty();
  }

  private void heed(SwarmId swarm) {
    if (swarms.add(swarm) && swarms.size() > 1 + givenUp.size()) {
      throw new Broken("ONE_SWARM", "there are or were the swarms " + swarms);
    }
  }

  private void heed(GlusterVolume volume) {
    VolumeId known = volumes.putIfAbsent(volume.name(), volume.id());
    if (known != null && !known.equals(volume.id())) {
      throw new Broken(
          "ONE_VOLUME_A_NAME",
          "volume " + volume.name() + " is " + volume.id() + " and was " + known);
    }
  }
}
