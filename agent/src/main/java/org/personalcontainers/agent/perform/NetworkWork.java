package org.personalcontainers.agent.perform;

import java.util.SortedMap;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Steps on networks. An existing one is never changed: what runs is attached to it. */
final class NetworkWork {
  private final Docker docker;

  NetworkWork(Docker docker) {
    this.docker = docker;
  }

  StepResult createOverlay(SwarmStep.CreateOverlay step) {
    return SwarmWork.within(docker, step.swarm(), seen -> create(step.network(), seen));
  }

  StepResult createMacvlan(SwarmStep.CreateMacvlan step) {
    return SwarmWork.within(docker, step.swarm(), seen -> create(step.network(), seen));
  }

  private StepResult create(SwarmNetwork network, ClusterSeen seen) {
    SwarmNetwork existing = seen.networks().get(network.name());
    if (existing == null) {
      return Outcome.of(docker.create(network), remedy(network.name()));
    }
    return serves(existing, network) ? Outcome.done() : differs(network.name(), existing);
  }

  /** Without a declared subnet, whichever Docker chose will do. */
  private static boolean serves(SwarmNetwork existing, SwarmNetwork wanted) {
    if (existing instanceof SwarmNetwork.Overlay found
        && wanted instanceof SwarmNetwork.Overlay overlay
        && overlay.subnet().isEmpty()) {
      return found.attachable() == overlay.attachable() && found.encrypted() == overlay.encrypted();
    }
    return existing.equals(wanted);
  }

  StepResult createRange(SwarmStep.CreateMacvlanRange step) {
    LocalNetwork wanted =
        new LocalNetwork(
            step.network(), step.subnet(), step.gateway(), step.parent(), step.range());
    return Outcome.knowing(docker.ranges(), ranges -> createRange(wanted, ranges));
  }

  private StepResult createRange(LocalNetwork wanted, SortedMap<NetworkName, LocalNetwork> ranges) {
    LocalNetwork existing = ranges.get(wanted.name());
    if (existing == null) {
      return Outcome.of(docker.createRange(wanted), remedy(wanted.name()));
    }
    return existing.equals(wanted) ? Outcome.done() : differs(wanted.name(), existing);
  }

  private static StepResult differs(NetworkName name, Object existing) {
    return new StepResult.Stuck(
        "network " + name + " exists and is another one: " + existing, remedy(name));
  }

  private static String remedy(NetworkName name) {
    return "Declare "
        + name
        + " as it is, or remove it on this node (docker network rm "
        + name
        + ") once nothing uses it.";
  }
}
