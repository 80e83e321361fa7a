package org.personalcontainers.agent.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;

/**
 * {@code docker stack deploy}. It reads the file from its input, so that no secret of it stands
 * where others look, and nothing of the agent's environment or of a person's settings changes what
 * it does.
 */
final class StackCommand {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LONGEST = 300;

  private static final List<String> DEPLOY =
      List.of(
          "env",
          "-i",
          "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "DOCKER_HOST=unix:///run/docker.sock",
          "DOCKER_CONFIG=/nonexistent",
          "docker",
          "stack",
          "deploy",
          "--detach=true",
          "--prune",
          "--resolve-image",
          "never",
          "-c",
          "-");

  /** What depends on the swarm of this moment, and not on the file. */
  private static final Pattern PASSING =
      Pattern.compile(
          "does not have a leader|lost leader|update out of sequence|not a swarm manager"
              + "|needs to be unlocked|Cannot connect to the Docker daemon"
              + "|error during connect|context (deadline exceeded|canceled)|DeadlineExceeded"
              + "|connection (refused|reset)|transport is closing|i/o timeout|\\bEOF$"
              + "|code = (Aborted|Canceled|DeadlineExceeded|Internal|NotFound|Unavailable|Unknown)\\b",
          Pattern.CASE_INSENSITIVE);

  /** The one complaint that quotes any setting in full, whatever it is. */
  private static final Pattern QUOTING =
      Pattern.compile("(invalid interpolation format for [^:]*).*");

  private final Command command;

  StackCommand(Command command) {
    this.command = command;
  }

  Answer deploy(StackName name, Rendered stack) {
    List<String> program = new ArrayList<>(DEPLOY);
    program.add(name.value());
    return switch (command.run(LIMIT, program, stack.compose())) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 ->
          new Answer.Done();
      case Command.Ended(int exit, String output, String complaint) ->
          judged(exit, words(complaint));
      case Command.Lost lost ->
          new Answer.Unanswered("docker stack deploy did not end in " + LIMIT.toSeconds() + " s");
    };
  }

  private static Answer judged(int exit, String words) {
    String reason = words.isEmpty() ? "docker stack deploy ended with exit code " + exit : words;
    return words.isEmpty() || PASSING.matcher(words).find()
        ? new Answer.Unanswered(reason)
        : new Answer.Refused(reason);
  }

  /** Above it stand remarks, which come with every file that says more than swarm heeds. */
  static String words(String complaint) {
    String[] parts = complaint.strip().split("\\n\\s*\\n", -1);
    String last = parts[parts.length - 1].strip().replaceAll("\\s+", " ");
    String told = QUOTING.matcher(last).replaceFirst("$1");
    return told.length() <= LONGEST ? told : told.substring(0, LONGEST - 1) + "…";
  }
}
