package org.personalcontainers.lab.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.gluster.host.LocalPrograms;
import org.personalcontainers.gluster.host.Programs;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealNode;

/** Programs of a real node, run as its agent would run them. */
final class NsenterPrograms implements Programs {
  private static final List<String> ENVIRONMENT =
      List.of(
          "/usr/bin/env",
          "-i",
          "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL=C");

  private final RealNode node;
  private final Programs here = new LocalPrograms();

  NsenterPrograms(RealNode node) {
    this.node = node;
  }

  @Override
  public Outcome run(Duration limit, List<String> arguments) {
    try {
      return here.run(limit, there(arguments));
    } catch (LabProblem e) {
      return new Outcome.NotStarted(e.getMessage());
    }
  }

  @Override
  public Optional<Talk> talk(List<String> arguments) {
    try {
      return here.talk(there(arguments));
    } catch (LabProblem e) {
      return Optional.empty();
    }
  }

  private List<String> there(List<String> arguments) {
    List<String> entry = List.of("nsenter", "-t", process(), "-a", "--");
    return Stream.of(entry, ENVIRONMENT, arguments).flatMap(List::stream).toList();
  }

  /** The node's first process: /proc/PID/root is where the lab sees its files. */
  private String process() {
    Path root = node.inside("/etc");
    return root.getName(1).toString();
  }
}
