package org.personalcontainers.agent.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNodeId;

/**
 * What a Docker daemon said as it ended, for one that does not answer: that it is a manager whose
 * log ends before what it once confirmed. Its own Raft ends the daemon then, at each start anew.
 */
final class LastWords {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Longer than from one start to the next. */
  private static final String LATELY = "--since=-20s";

  /** As the journal's own search understands it. */
  private static final String FORGOTTEN = "tocommit.*is out of range";

  private final Path root;
  private final Command command;

  LastWords(Path root, Command command) {
    this.root = root;
    this.command = command;
  }

  /** What it says of itself; else what it said last. */
  Fact<SwarmMembership> unless(Fact<SwarmMembership> itself) {
    return itself instanceof Fact.Unknown<SwarmMembership>
        ? behind().<Fact<SwarmMembership>>map(Fact::known).orElse(itself)
        : itself;
  }

  private Optional<SwarmMembership> behind() {
    Certificate certificate = Certificate.atUsualPlace(root);
    Optional<SwarmNodeId> member = certificate.member();
    boolean manages = certificate.role().filter(role -> role == Role.MANAGER).isPresent();
    return manages && member.isPresent()
        ? complaint().map(why -> new SwarmMembership.Behind(member.get(), why))
        : Optional.empty();
  }

  private Optional<String> complaint() {
    List<String> search =
        List.of(
            "journalctl",
            "--quiet",
            "--no-pager",
            "--output=cat",
            "--unit=docker.service",
            LATELY,
            "--grep=" + FORGOTTEN);
    return command.run(LIMIT, search) instanceof Command.Ended(int exit, String said, _)
            && exit == 0
        ? said.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((a, b) -> b)
        : Optional.empty();
  }
}
