package org.personalcontainers.lab.bench;

import java.util.Arrays;
import java.util.Optional;
import org.personalcontainers.lab.real.RealNode;

/**
 * What the kernel says of one of our daemons: its process, kilobytes of memory, processor time in
 * hundredths of a second, bytes given to the disk.
 */
record DaemonSample(long process, long rss, long pss, long ticks, long written) {
  private static final String SCRIPT =
      """
      process=$(systemctl show -P MainPID "$1")
      [ "$process" -gt 0 ] || exit 0
      cd "/proc/$process"
      echo "$process" \
        "$(sed -n 's/^VmRSS:[^0-9]*\\([0-9]*\\).*/\\1/p' status)" \
        "$(sed -n 's/^Pss:[^0-9]*\\([0-9]*\\).*/\\1/p' smaps_rollup)" \
        "$(sed 's/.*) //' stat | cut -d ' ' -f 12,13)" \
        "$(sed -n 's/^write_bytes: //p' io)"
      """;

  /** Empty where it does not run. */
  static Optional<DaemonSample> of(RealNode node, String unit) {
    String line = node.output("sh", "-c", SCRIPT, "sh", unit);
    return line.isEmpty() ? Optional.empty() : Optional.of(parse(line));
  }

  static DaemonSample parse(String line) {
    long[] figures = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    return new DaemonSample(
        figures[0], figures[1], figures[2], figures[3] + figures[4], figures[5]);
  }
}
