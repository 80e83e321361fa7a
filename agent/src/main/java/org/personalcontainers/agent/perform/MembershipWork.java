package org.personalcontainers.agent.perform;

import java.util.Optional;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmMembership.Behind;
import org.personalcontainers.core.status.SwarmMembership.ClockTrouble;
import org.personalcontainers.core.status.SwarmMembership.Member;
import org.personalcontainers.core.status.SwarmMembership.Outside;
import org.personalcontainers.core.status.SwarmMembership.Pending;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Steps on this node's own place in the swarm. */
final class MembershipWork {
  private final Docker docker;
  private final JoinTokens tokens;

  MembershipWork(Docker docker, JoinTokens tokens) {
    this.docker = docker;
    this.tokens = tokens;
  }

  StepResult init(SwarmStep.InitSwarm step) {
    return Outcome.knowing(docker.membership(), found -> init(step, found));
  }

  private StepResult init(SwarmStep.InitSwarm step, SwarmMembership found) {
    return switch (found) {
      case Outside outside -> Outcome.of(docker.init(step.advertise(), step.pool()));
      case Member member -> Outcome.stale("is in a swarm already, as " + member.id());
      case Pending pending -> hangs(pending);
      case ClockTrouble trouble -> needsRestart(trouble);
      case Behind behind -> isBehind(behind);
    };
  }

  StepResult join(SwarmStep.JoinSwarm step) {
    return Outcome.knowing(docker.membership(), found -> join(step, found));
  }

  private StepResult join(SwarmStep.JoinSwarm step, SwarmMembership found) {
    return switch (found) {
      case Outside outside -> joinWithToken(step);
      case Member member -> judgeJoined(step, member);
      case Pending pending -> hangs(pending);
      case ClockTrouble trouble -> needsRestart(trouble);
      case Behind behind -> isBehind(behind);
    };
  }

  private StepResult joinWithToken(SwarmStep.JoinSwarm step) {
    return Outcome.knowing(
        tokens.token(step.via(), step.swarm(), step.role()),
        token -> Outcome.of(docker.join(step.advertise(), step.remote(), token)));
  }

  /** A worker cannot tell which swarm it is in: whether it is ours the managers know. */
  private static StepResult judgeJoined(SwarmStep.JoinSwarm step, Member member) {
    boolean joined =
        member.role() == step.role() && member.swarm().equals(Optional.of(step.swarm()));
    return joined ? Outcome.done() : Outcome.stale("is in a swarm already, as " + member.id());
  }

  StepResult abandon() {
    return Outcome.knowing(docker.membership(), this::abandon);
  }

  private StepResult abandon(SwarmMembership found) {
    return switch (found) {
      case Outside outside -> Outcome.done();
      case Pending pending -> Outcome.of(docker.leave());
      case Member member -> Outcome.stale("the join came to an end: is member " + member.id());
      case ClockTrouble trouble -> needsRestart(trouble);
      case Behind behind -> isBehind(behind);
    };
  }

  StepResult leave(SwarmStep.LeaveSwarm step) {
    return Outcome.knowing(docker.membership(), found -> leave(step, found));
  }

  private StepResult leave(SwarmStep.LeaveSwarm step, SwarmMembership found) {
    return switch (found) {
      case Outside outside -> Outcome.done();
      case Member member when member.id().equals(step.expected()) -> Outcome.of(docker.leave());
      case Member member -> Outcome.stale("is member " + member.id() + ", not " + step.expected());
      case Pending pending -> Outcome.stale("is no member yet: " + pending.reason());
      case ClockTrouble trouble -> needsRestart(trouble);
      case Behind behind -> isBehind(behind);
    };
  }

  StepResult restart() {
    return Outcome.knowing(docker.membership(), this::restart);
  }

  private StepResult restart(SwarmMembership found) {
    return switch (found) {
      case ClockTrouble trouble -> Outcome.of(docker.restart());
      case Outside outside -> Outcome.done();
      case Pending pending -> Outcome.done();
      case Member member -> Outcome.done();
      case Behind behind -> isBehind(behind);
    };
  }

  private static StepResult hangs(Pending pending) {
    return Outcome.retry("an earlier join has to be given up first: " + pending.reason());
  }

  private static StepResult isBehind(Behind behind) {
    return Outcome.retry("the other managers have to let it go first: " + behind.reason());
  }

  private static StepResult needsRestart(ClockTrouble trouble) {
    return Outcome.retry("Docker has to be restarted first: " + trouble.reason());
  }
}
