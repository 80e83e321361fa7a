package org.personalcontainers.lab.drill;

import java.util.List;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealNode;

/** What is killed in the middle of a bootstrap. */
enum Blow {
  COMMAND("pcctl", "pgrep -o -f 'cluster bootstrap --yes'"),
  MANAGER("the manager", "systemctl show -P MainPID personal-containers-manager.service"),
  AGENT("the agent", "systemctl show -P MainPID personal-containers-agent.service"),
  PLUG("the power", "");

  private final String words;
  private final String number;

  Blow(String words, String number) {
    this.words = words;
    this.number = number;
  }

  String words() {
    return words;
  }

  /** Whom it hits, where one node is at a deed and another has it done. */
  String node(String founder, Moment moment) {
    return switch (this) {
      case COMMAND, MANAGER -> founder;
      case AGENT, PLUG -> moment.node();
    };
  }

  /** Looked up beforehand, so that the blow itself takes no time. */
  Runnable ready(Stage stage, RealNode node) {
    if (this == PLUG) {
      return () -> stage.lab().kill(List.of(node.name()));
    }
    String process = node.run("sh", "-c", number).text();
    if (process.isEmpty() || process.equals("0")) {
      throw new LabProblem(words + " does not run on " + node);
    }
    return () -> node.run("kill", "-KILL", process);
  }
}
