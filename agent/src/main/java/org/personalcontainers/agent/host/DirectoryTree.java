package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.status.Mount;

/**
 * The directories that we keep in a volume, for root and the group docker. The group comes with the
 * root's set-group-id bit, also for what others make in there.
 */
final class DirectoryTree {
  private static final List<String> OPEN = List.of("config", "logs", "services");
  private static final String PRIVATE = "private";

  /** A dead mount never answers; whoever asks it may hang with it. */
  private static final Duration LOOKING = Duration.ofSeconds(3);

  private static final Duration MAKING = Duration.ofSeconds(10);

  private final Command command;
  private final Systemd programs;

  DirectoryTree(Command command) {
    this.command = command;
    this.programs = new Systemd(command);
  }

  /** In a process of its own, which may be lost. */
  Mount look(HostPath point, Mount.Source source) {
    List<String> program = new ArrayList<>(List.of("stat", "-c", "%n|%a|%U|%G", "--"));
    program.add(point.value());
    OPEN.forEach(name -> program.add(point.below(name).value()));
    program.add(point.below(PRIVATE).value());
    return switch (command.run(LOOKING, program)) {
      case Command.Ended(int exit, String output, String complaint) ->
          mount(point, source, new TreeSet<>(output.lines().toList()));
      case Command.Lost lost -> new Mount(source, Mount.Health.HANGS, Mount.Tree.INCOMPLETE);
    };
  }

  private static Mount mount(HostPath point, Mount.Source source, Set<String> lines) {
    boolean answers = lines.stream().anyMatch(line -> line.startsWith(point + "|"));
    return new Mount(
        source,
        answers ? Mount.Health.ANSWERS : Mount.Health.HANGS,
        lines.containsAll(expected(point)) ? Mount.Tree.STANDS : Mount.Tree.INCOMPLETE);
  }

  private static List<String> expected(HostPath point) {
    List<String> lines = new ArrayList<>(List.of(point + "|2774|root|docker"));
    OPEN.forEach(name -> lines.add(point.below(name) + "|2774|root|docker"));
    lines.add(point.below(PRIVATE) + "|2770|root|docker");
    return lines;
  }

  Answer make(HostPath point) throws IOException {
    make("2774", List.of(point.value()));
    make("2774", OPEN.stream().map(name -> point.below(name).value()).toList());
    make("2770", List.of(point.below(PRIVATE).value()));
    programs.ended(MAKING, List.of("sync", "--file-system", point.value()), "");
    return new Answer.Done();
  }

  private void make(String mode, List<String> directories) throws IOException {
    List<String> program =
        new ArrayList<>(List.of("install", "-d", "-o", "root", "-g", "docker", "-m", mode, "--"));
    program.addAll(directories);
    programs.ended(MAKING, program, "");
  }
}
