package org.personalcontainers.lab.hostile;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.RealNode;

/** One of our programs on a node, as systemd and the kernel know it. */
record Daemon(RealNode node, String unit) {
  /** What it is and holds at one moment. */
  record Weight(String pid, int kilobytes, int files, int threads) {
    @Override
    public String toString() {
      return "%.1f MB, %d files, %d threads".formatted(kilobytes / 1024.0, files, threads);
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
    String[] words =
        node.shell(
                "awk '/^VmRSS|^Threads/ {print $2}' /proc/%1$s/status; ls /proc/%1$s/fd | wc -l"
                    .formatted(pid))
            .split("\\s+", -1);
    return new Weight(
        pid, Integer.parseInt(words[0]), Integer.parseInt(words[2]), Integer.parseInt(words[1]));
  }

  @Override
  public String toString() {
    return unit + " on " + node;
  }
}
