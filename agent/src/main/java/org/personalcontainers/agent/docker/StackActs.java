package org.personalcontainers.agent.docker;

import java.time.Duration;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;

/** Deploys stacks and ends them. */
final class StackActs {
  /** Containers of a service that is gone hold its networks for a moment more. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Engine engine;
  private final StackCommand command;
  private final KeptObjects objects;
  private final Duration patience;

  StackActs(Engine engine, Command command) {
    this(engine, command, PATIENCE);
  }

  StackActs(Engine engine, Command command, Duration patience) {
    this.engine = engine;
    this.patience = patience;
    this.command = new StackCommand(command);
    this.objects = new KeptObjects(engine);
  }

  /** Where all runs as it is to run, swarm is asked for nothing: it would count it as a change. */
  Answer deploy(StackName name, Rendered stack) {
    return switch (objects.ofStack("/services", name)) {
      case Reply.Ok found when StackContents.run(StackService.of(found.body()), stack) ->
          new Answer.Done();
      case Reply.Ok found -> deployNow(name, stack);
      case Reply reply -> Verdict.unheard(reply);
    };
  }

  private Answer deployNow(StackName name, Rendered stack) {
    Answer kept = objects.keep(name, stack);
    if (!(kept instanceof Answer.Done)) {
      return kept;
    }
    Answer deployed = command.deploy(name, stack);
    if (deployed instanceof Answer.Done) {
      objects.letGo(name, stack);
    }
    return deployed;
  }

  Answer remove(StackName name) {
    return new StackRemoval(engine, objects, name, patience).remove();
  }
}
