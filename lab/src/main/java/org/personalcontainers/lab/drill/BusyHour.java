package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealNode;

/**
 * An hour in which every node computes and writes as much as it can: a short heartbeat must not
 * give up a node that is only slow.
 */
final class BusyHour implements Drill {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final String COMPUTE = "while :; do :; done";
  private static final String WRITE =
      "while :; do dd if=/dev/zero of=/root/drill-load bs=256K count=256 conv=notrunc oflag=dsync"
          + " 2> /dev/null; done";

  /** What swarm tells of its nodes; with every manager, since one may miss what another says. */
  private static final String WATCH =
      "exec docker events --filter type=node --format '{{json .Actor.Attributes}}'"
          + " > /run/drill-events";

  private static final List<String> UNITS = List.of("drill-compute", "drill-write", "drill-watch");

  @Override
  public String name() {
    return "busy-hour";
  }

  @Override
  public String tells() {
    return "keeps processors and disks of all nodes busy for an hour: swarm may give nobody up";
  }

  @Override
  public void run(Stage stage) {
    List<RealNode> nodes = stage.nodes();
    try {
      nodes.forEach(BusyHour::begin);
      Patience.letPass(HOUR);
      nodes.forEach(node -> judge(stage, node));
    } finally {
      nodes.forEach(BusyHour::end);
    }
    stage.awaitWhole(System.nanoTime(), "after a busy hour");
  }

  private static void begin(RealNode node) {
    start(node, "drill-watch", WATCH);
    start(node, "drill-compute", COMPUTE);
    start(node, "drill-write", WRITE);
  }

  private static void start(RealNode node, String unit, String script) {
    node.output("systemd-run", "-q", "--collect", "--unit", unit, "sh", "-c", script);
  }

  private static void judge(Stage stage, RealNode node) {
    UNITS.forEach(unit -> node.output("systemctl", "is-active", unit));
    long downs = told(node, "\"state.new\":\"down\"");
    stage.say(
        node
            + " saw "
            + downs
            + " nodes given up, "
            + told(node, "\"state.new\":\"unknown\"")
            + " in doubt, "
            + told(node, "\"leader.new\":\"true\"")
            + " new leaders");
    stage.must(downs == 0, "swarm gave up a node that was only busy, as " + node + " tells");
  }

  private static long told(RealNode node, String words) {
    return node.output("cat", "/run/drill-events").lines().filter(l -> l.contains(words)).count();
  }

  private static void end(RealNode node) {
    UNITS.forEach(unit -> node.run("systemctl", "stop", unit));
    node.run("rm", "-f", "/root/drill-load");
  }
}
