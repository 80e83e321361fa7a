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
 * <p>{@code PCCTL_RUN} names another directory of sockets, {@code PCCTL_UNITS} another one of what
 * systemd starts by itself, {@code PCCTL_CONTEXT} another context.
 */
public final class Places {
  private static final String CONTEXT = "--context";
  private static final String MANAGER = "manager.sock";
  private static final String RUN = "/run/personal-containers";
  private static final String UNITS = "/etc/systemd/system/multi-user.target.wants";
  private static final String MANAGER_UNIT = "personal-containers-manager.service";

  private final Surroundings surroundings;
  private final Path run;
  private final Path units;

  public Places(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.run = Path.of(surroundings.variable("PCCTL_RUN").orElse(RUN));
    this.units = Path.of(surroundings.variable("PCCTL_UNITS").orElse(UNITS));
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
    if (hasManager()) {
      return ownManager();
    }
    return contexts.current().map(Context::open).orElseThrow(this::nowhere);
  }

  /** Also while it starts, or is down: then it is silent, which is not the same as not there. */
  private boolean hasManager() {
    return Files.exists(run.resolve(MANAGER)) || Files.exists(units.resolve(MANAGER_UNIT));
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
            || hasManager()
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
