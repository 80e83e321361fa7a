package org.personalcontainers.lab.real;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.spec.NodeName;

/** Fills one of a node's disks to its last block. */
final class Filler {
  private static final int NO_DIRECTORY = 3;
  private static final int NOT_A_DISK = 4;

  /** Most of it in one piece that is never written, so that the pool does not grow. */
  private static final String SCRIPT =
      """
      [ -d "$1" ] || exit 3
      [ "$(stat -f -c %T "$1")" = ext2/ext3 ] || exit 4
      free=$(($(stat -f -c '%f * %S' "$1")))
      fallocate -l $free "$1/lab-fill" 2>/dev/null
      for size in 1M 4k 1; do
        dd if=/dev/zero bs=$size of="$1/lab-fill" oflag=append conv=notrunc 2>/dev/null
      done
      sync -f "$1"
      """;

  private Filler() {}

  static String fill(RealNode node, String path) {
    Output output =
        node.program(List.of("sh", "-c", SCRIPT, "fill", path)).within(Duration.ofMinutes(3)).run();
    return switch (output.exit()) {
      case NO_DIRECTORY -> throw refused(node.name(), path, "is no directory");
      case NOT_A_DISK ->
          throw refused(node.name(), path, "lies on neither disk of the node (its memory?)");
      case 0 -> path + "/lab-fill";
      default -> throw new LabProblem("filling " + path + " failed: " + output.complaint());
    };
  }

  private static LabProblem refused(NodeName node, String path, String why) {
    return new LabProblem.BadRequest(
        path + " on " + node + " " + why + ": name a directory on / or on /gluster");
  }
}
