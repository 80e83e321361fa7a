package org.personalcontainers.cli.talk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Surroundings;
import org.personalcontainers.link.http.Caller;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where to ask: on a node the manager's socket, elsewhere the context in use.
 *
 * <p>{@code PCCTL_RUN} names another directory of sockets, {@code PCCTL_CONTEXT} another context.
 */
public final class Places {
  private static final String CONTEXT = "--context";
  private static final String MANAGER = "manager.sock";
  private static final String RUN = "/run/personal-containers";

  private final Surroundings surroundings;
  private final Path run;

  public Places(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.run = Path.of(surroundings.variable("PCCTL_RUN").orElse(RUN));
  }

  public static OptionSpec option() {
    return Options.text(
        "NAME", "Ask that cluster, as pcctl context ls names it, and not this node's.", CONTEXT);
  }

  /** A manager; there may be none. */
  public Remote manager(ParseResult typed) {
    Optional<String> named =
        Optional.<String>ofNullable(typed.matchedOptionValue(CONTEXT, null))
            .or(() -> surroundings.variable("PCCTL_CONTEXT"));
    Contexts contexts = Contexts.of(surroundings);
    if (named.isPresent()) {
      return contexts.named(named.get()).open();
    }
    Path socket = run.resolve(MANAGER);
    if (Files.exists(socket)) {
      return unix("the manager of this node", socket);
    }
    return contexts.current().map(Context::open).orElseThrow(this::nowhere);
  }

  /** This node's own manager, which has just been started. */
  public Remote ownManager() {
    return unix("the manager of this node", run.resolve(MANAGER));
  }

  /** Whether this node has a manager, with a cluster or without. */
  public Optional<Remote> ownManagerIfAny() {
    return Files.exists(run.resolve(MANAGER)) ? Optional.of(ownManager()) : Optional.empty();
  }

  public Remote agent() {
    Path socket = run.resolve("agent.sock");
    if (!Files.exists(socket)) {
      throw Failure.unreachable(
          "there is no agent here: "
              + socket
              + " does not exist"
              + "\nType it on a node, or install personal-containers-agent here.");
    }
    return unix("the agent of this node", socket);
  }

  /** Whether there is anything to ask. */
  public Optional<Remote> managerIfAny(ParseResult typed) {
    boolean any =
        typed.hasMatchedOption(CONTEXT)
            || surroundings.variable("PCCTL_CONTEXT").isPresent()
            || Files.exists(run.resolve(MANAGER))
            || Contexts.of(surroundings).current().isPresent();
    return any ? Optional.of(manager(typed)) : Optional.empty();
  }

  private Remote unix(String place, Path socket) {
    if (Files.exists(socket) && !Files.isWritable(socket)) {
      throw Failure.failed(
          "you may not talk to "
              + place
              + ": "
              + socket
              + "\nUse sudo, or join the group and log in again: sudo usermod -aG pcctl $USER");
    }
    return new Remote(place, Caller.unix(socket));
  }

  private Failure nowhere() {
    if (Files.exists(run.resolve("agent.sock"))) {
      return Failure.unreachable(
          """
          this node has an agent and no manager, so nobody here knows the cluster
          Before there is a cluster, type: pcctl cluster bootstrap
          Else ask on a manager's node, or from here: pcctl context add NAME https://MANAGER:7670""");
    }
    return Failure.unreachable(
        """
        there is nobody to ask: this machine is no node, and no context is in use
        Type: pcctl context add NAME https://MANAGER:7670
        It asks for the code that pcctl cluster invite prints on a manager's node.""");
  }
}
