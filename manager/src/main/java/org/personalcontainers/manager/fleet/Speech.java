package org.personalcontainers.manager.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.NotSent;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.reconcile.Sight;

/** What a leader says to an agent, and what its answers mean. Blocks, within its limits. */
final class Speech {
  /** An agent's look is bounded itself; whoever is silent for longer is not there. */
  static final Duration LOOK = Duration.ofSeconds(15);

  /** An agent answers an order within 25 s, if only that it still works on it. */
  private static final Duration ORDER = Duration.ofSeconds(30);

  private static final Duration TOKEN = Duration.ofSeconds(1);
  private static final int PATIENCE = 25;
  private static final Duration WATCH = Duration.ofSeconds(PATIENCE + 20);

  private static final Target OBSERVATION = Target.of("/v1/observation");
  private static final int LONGEST_PROBLEM = 300;

  private Speech() {}

  /**
   * What a look shows that began within so many milliseconds before the agent was asked, or after;
   * it hears whom it may heed no more.
   */
  static Sight look(Caller agent, Fence fence, long within, Struck struck) {
    Target target =
        OBSERVATION
            .with("epoch", Long.toString(fence.epoch()))
            .with("term", Long.toString(fence.term()))
            .with("revision", Long.toString(fence.revision()))
            .with("within", Long.toString(within));
    Target whole = struck.keys().isEmpty() ? target : target.with("struck", struck.toString());
    try {
      Answer answer = agent.get(whole.toString(), LOOK);
      return answer.status() == 200
          ? sight(Wire.readSighting(answer.body()), fence)
          : new Sight.Failed(problem(answer));
    } catch (IOException | Unreadable e) {
      return new Sight.Failed(words(e));
    }
  }

  private static Sight sight(Sighting sighting, Fence asked) {
    return switch (sighting.observation()) {
      case Observation.Seen seen -> new Sight.Of(seen, sighting.fence().orElse(asked));
      case Observation.Unreachable(String reason, Duration since) -> new Sight.Failed(reason);
    };
  }

  /**
   * Waits until the agent sees something else than what has that hash.
   *
   * @return the new hash; empty where it saw nothing else
   */
  static Optional<String> watch(Caller agent, String hash) throws IOException {
    Target target = OBSERVATION.with("hash", hash).with("wait", Integer.toString(PATIENCE));
    Answer answer = agent.get(target.toString(), WATCH);
    return switch (answer.status()) {
      case 200 -> Optional.of(other(hash, Wire.readSighting(answer.body()).hash()));
      case 204 -> Optional.empty();
      default -> throw new IOException(problem(answer));
    };
  }

  /** Whoever does not wait would be asked without a pause. */
  private static String other(String known, String seen) throws IOException {
    if (seen.equals(known)) {
      throw new IOException("the agent did not wait for a change");
    }
    return seen;
  }

  /** What came of asking for a secret. */
  sealed interface Token {
    record Given(JoinSecret secret) implements Token {}

    record Withheld(String reason) implements Token {}
  }

  static Token token(Caller via, SwarmStep.JoinSwarm join) {
    Target target =
        Target.of("/v1/join-token").with("swarm", join.swarm().toString()).with("role", role(join));
    try {
      Answer answer = via.get(target.toString(), TOKEN);
      return answer.status() == 200
          ? new Token.Given(Wire.readSecret(answer.body()))
          : new Token.Withheld(problem(answer));
    } catch (IOException | Unreadable e) {
      return new Token.Withheld(words(e));
    }
  }

  private static String role(SwarmStep.JoinSwarm join) {
    return switch (join.role()) {
      case MANAGER -> "manager";
      case WORKER -> "worker";
    };
  }

  /**
   * An outcome that nobody knows is no reason to despair: the next turn looks, and the same order
   * again attaches.
   */
  static StepResult order(Caller agent, Fence fence, NodeStep step, Cargo cargo) {
    byte[] body = Wire.write(new Order.Known(fence, step), cargo);
    try {
      Answer answer = agent.call("POST", "/v1/orders", body, ORDER);
      return answer.status() == 200
          ? Wire.readResult(answer.body())
          : new StepResult.Retry(problem(answer));
    } catch (NotSent e) {
      return new StepResult.Retry("the order was not sent: " + words(e));
    } catch (IOException | Unreadable e) {
      return new StepResult.Retry("nobody knows what became of the order: " + words(e));
    }
  }

  private static String words(Exception e) {
    return shortened(String.valueOf(e.getMessage()));
  }

  private static String problem(Answer answer) {
    return "the agent answered " + answer.status() + ": " + shortened(text(answer));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM) + " ...";
  }
}
