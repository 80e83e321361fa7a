package org.personalcontainers.lab.drill;

import java.util.List;
import org.personalcontainers.lab.real.RealNode;

/** A process whose end must not be noticed for long. */
enum Victim {
  AGENT("the agent", "systemctl show -P MainPID personal-containers-agent.service"),
  MANAGER("the manager", "systemctl show -P MainPID personal-containers-manager.service"),
  DOCKERD("dockerd", "systemctl show -P MainPID docker.service"),
  GLUSTERD("glusterd", "systemctl show -P MainPID glusterd.service"),
  BRICK("its brick", "pgrep -o -x glusterfsd"),
  MOUNT("its FUSE client", "pgrep -o -f 'glusterfs .*/opt/docker$'");

  /** Those that systemd alone starts again. */
  static final List<Victim> DAEMONS = List.of(AGENT, MANAGER, DOCKERD, GLUSTERD);

  private final String words;
  private final String number;

  Victim(String words, String number) {
    this.words = words;
    this.number = number;
  }

  String words() {
    return words;
  }

  /** Its process number; empty or 0: there is none. */
  String processOn(RealNode node) {
    return node.run("sh", "-c", number).text();
  }

  boolean livesOn(RealNode node) {
    String process = processOn(node);
    return !process.isEmpty() && !process.equals("0");
  }
}
