package org.personalcontainers.agent.perform;

import java.util.function.Function;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Steps on what the swarm holds of its members and of itself. */
final class SwarmWork {
  private final Docker docker;

  SwarmWork(Docker docker) {
    this.docker = docker;
  }

  /** Goes on with the swarm of that identity, as this manager sees it. */
  static StepResult within(Docker docker, SwarmId swarm, Function<ClusterSeen, StepResult> act) {
    return Outcome.knowing(
        docker.cluster(),
        seen ->
            seen.id().equals(swarm)
                ? act.apply(seen)
                : Outcome.stale("manages swarm " + seen.id() + ", not " + swarm));
  }

  StepResult setHeartbeat(SwarmStep.SetHeartbeat step) {
    return within(docker, step.swarm(), seen -> setHeartbeat(step, seen));
  }

  private StepResult setHeartbeat(SwarmStep.SetHeartbeat step, ClusterSeen seen) {
    if (seen.heartbeat().equals(step.heartbeat())) {
      return Outcome.done();
    }
    if (seen.version() != step.version()) {
      return changed("the swarm's settings", step.version(), seen.version());
    }
    return Outcome.of(docker.setHeartbeat(step.heartbeat(), step.version()));
  }

  StepResult label(SwarmStep.LabelNode step) {
    return change(
        step.member(), step.name(), step.version(), new MemberChange.Labels(step.labels()));
  }

  StepResult setAvailability(SwarmStep.SetAvailability step) {
    MemberChange change = new MemberChange.ToAvailability(step.availability());
    return change(step.member(), step.name(), step.version(), change);
  }

  StepResult promote(SwarmStep.PromoteNode step) {
    MemberChange change = new MemberChange.ToRole(Role.MANAGER);
    return change(step.member(), step.name(), step.version(), change);
  }

  StepResult demote(SwarmStep.DemoteNode step) {
    MemberChange change = new MemberChange.ToRole(Role.WORKER);
    return change(step.member(), step.name(), step.version(), change);
  }

  private StepResult change(SwarmNodeId id, NodeName name, long version, MemberChange change) {
    return Outcome.knowing(docker.cluster(), seen -> change(seen, id, name, version, change));
  }

  private StepResult change(
      ClusterSeen seen, SwarmNodeId id, NodeName name, long version, MemberChange change) {
    SwarmNode member = seen.nodes().get(id);
    if (member == null || !member.hostname().equals(name)) {
      return Outcome.stale("the swarm has no member " + id + " named " + name);
    }
    if (isSo(member, change)) {
      return Outcome.done();
    }
    if (member.version() != version) {
      return changed("member " + name, version, member.version());
    }
    return Outcome.of(docker.update(id, change, version));
  }

  private static boolean isSo(SwarmNode member, MemberChange change) {
    return switch (change) {
      case MemberChange.Labels(var labels) -> member.labels().equals(labels);
      case MemberChange.ToAvailability(var availability) -> member.availability() == availability;
      case MemberChange.ToRole(var role) -> member.role() == role;
    };
  }

  StepResult remove(SwarmStep.RemoveMember step) {
    return Outcome.knowing(docker.cluster(), seen -> remove(step, seen));
  }

  private StepResult remove(SwarmStep.RemoveMember step, ClusterSeen seen) {
    SwarmNode member = seen.nodes().get(step.member());
    if (member == null) {
      return Outcome.done();
    }
    if (!member.hostname().equals(step.name())) {
      return Outcome.stale("member " + member.id() + " is " + member.hostname());
    }
    if (member.version() != step.version()) {
      return changed("member " + step.name(), step.version(), member.version());
    }
    return Outcome.of(docker.remove(step.member()));
  }

  private static StepResult changed(String what, long expected, long found) {
    return Outcome.stale(what + " has version " + found + " by now, not " + expected);
  }
}
