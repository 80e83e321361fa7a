package org.personalcontainers.agent.perform;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Steps on stacks. A step names the file that comes beside it by its content. */
final class StackWork {
  private final Docker docker;
  private final Optional<Rendered> brought;

  StackWork(Docker docker, Optional<Rendered> brought) {
    this.docker = docker;
    this.brought = brought;
  }

  StepResult deploy(SwarmStep.DeployStack step) {
    return SwarmWork.within(
        docker,
        step.swarm(),
        seen ->
            brought
                .map(stack -> deploy(step, stack))
                .orElseGet(() -> Outcome.retry("the order did not bring the stack's file along")));
  }

  private StepResult deploy(SwarmStep.DeployStack step, Rendered stack) {
    return stack.content().equals(step.content())
        ? Outcome.of(docker.deploy(step.stack(), stack), remedy(step.stack()))
        : Outcome.stale("the order brought along another file than it names");
  }

  private static String remedy(StackName stack) {
    return "Mend the file and deploy it again: pcctl stack deploy " + stack;
  }

  StepResult remove(SwarmStep.RemoveStack step) {
    return SwarmWork.within(
        docker,
        step.swarm(),
        seen -> Outcome.knowing(seen.stacks(), stacks -> remove(step.stack(), stacks)));
  }

  private StepResult remove(StackName stack, SortedMap<StackName, StackSeen> stacks) {
    return stacks.containsKey(stack) ? Outcome.of(docker.remove(stack)) : Outcome.done();
  }
}
