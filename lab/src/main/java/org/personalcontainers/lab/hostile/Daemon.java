package org.personalcontainers.lab.hostile;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.RealNode;

/** One of our programs on a node, as systemd and the kernel know it. */
record Daemon(RealNode node, String unit) {
  /**
   * What it is and holds at one moment.
   *
   * @param most the most that it ever held, as the kernel counts
   */
  record Weight(String pid, int most, int kilobytes, int threads, int files) {
    @Override
    public String toString() {
      return "%.1f MB (at most %.1f), %d files, %d threads"
          .formatted(kilobytes / 1024.0, most / 1024.0, files, threads);
    }
  }

  static List<Daemon> on(List<RealNode> nodes) {
    List<Daemon> all = new ArrayList<>();
    for (RealNode node : nodes) {
      all.add(new Daemon(node, "personal-containers-agent"));
      all.add(new Daemon(node, "personal-containers-manager"));
    }
    return all;
  }

  Weight weight() {
    String pid = node.output("systemctl", "show", "-p", "MainPID", "--value", unit);
    List<Integer> numbers =
        node.shell(
                "awk '/^VmHWM|^VmRSS|^Threads/ {print $2}' /proc/%1$s/status; ls /proc/%1$s/fd | wc -l"
                    .formatted(pid))
            .lines()
            .map(Integer::valueOf)
            .toList();
    return new Weight(pid, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
  }

  @Override
  public String toString() {
    return unit + " on " + node;
  }
}
