package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/**
 * Three swarm managers, and a service of three tasks on them: its death is noticed by nobody but
 * swarm.
 */
final class SwarmOfThree {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int TASKS = 3;

  /** An image of one file, on every node, since no registry answers. */
  private static final String IMAGE =
      "tar -C / -c usr/bin/busybox | docker import - bench/idle:1 > /dev/null";

  private final RealLab lab;

  SwarmOfThree(RealLab lab) {
    this.lab = lab;
  }

  void make() {
    lab.nodes().forEach(node -> node.shell(IMAGE));
    RealNode first = lab.nodes().getFirst();
    first.output("docker", "swarm", "init", "--advertise-addr", first.address());
    String token = first.output("docker", "swarm", "join-token", "-q", "manager");
    lab.nodes().stream()
        .skip(1)
        .forEach(node -> node.output("docker", "swarm", "join", "--token", token, first.address()));
    Patience.until(LONGEST, "three managers", this::isWhole);
  }

  /** Who has a session already is told with its next heartbeat. */
  void setHeartbeat(String heartbeat) {
    String before = leader().output("docker", "info", "-f", "{{.Swarm.Cluster.Spec.Dispatcher}}");
    leader().output("docker", "swarm", "update", "--dispatcher-heartbeat", heartbeat);
    String after = leader().output("docker", "info", "-f", "{{.Swarm.Cluster.Spec.Dispatcher}}");
    if (!after.equals(before)) {
      lab.nodes().forEach(SwarmOfThree::renewSession);
    }
  }

  /** An engine that starts anew asks for the period anew. */
  private static void renewSession(RealNode node) {
    node.output("systemctl", "restart", "docker");
  }

  void deploy(String restartDelay) {
    Patience.until(LONGEST, "three managers", this::isWhole);
    leader()
        .shell(
            "docker service create -d -q --no-resolve-image --name idle --replicas "
                + TASKS
                + " --stop-grace-period 1s --restart-delay "
                + restartDelay
                + " bench/idle:1 /usr/bin/busybox sleep 1000000 > /dev/null");
    Patience.until(
        LONGEST,
        "a task on each node",
        () -> lab.nodes().stream().allMatch(node -> tasksOn(node) == 1));
  }

  void undeploy() {
    leader().output("docker", "service", "rm", "idle");
    Patience.until(
        LONGEST,
        "the tasks to end",
        () -> lab.nodes().stream().allMatch(node -> tasksOn(node) == 0));
  }

  RealNode leader() {
    return lab.nodes().stream()
        .filter(RealNode::isRunning)
        .filter(SwarmOfThree::leads)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the swarm has no leader"));
  }

  RealNode somebodyElse() {
    RealNode leader = leader();
    return lab.nodes().stream()
        .filter(node -> !node.name().equals(leader.name()))
        .findFirst()
        .orElseThrow();
  }

  /** Milliseconds from the pulled plug until all tasks run on the others. */
  double kill(RealNode victim) {
    List<RealNode> others =
        lab.nodes().stream().filter(node -> !node.name().equals(victim.name())).toList();
    long begun = System.nanoTime();
    lab.kill(List.of(victim.name()));
    Patience.until(
        LONGEST,
        "all tasks on the others",
        () -> others.stream().mapToInt(SwarmOfThree::tasksOn).sum() == TASKS);
    return (System.nanoTime() - begun) / 1e6;
  }

  void bringBack(RealNode victim) {
    lab.boot(victim.name(), Bricks.THERE);
    Patience.until(LONGEST, "three managers", this::isWhole);
  }

  private boolean isWhole() {
    return lab.nodes().stream().allMatch(SwarmOfThree::seesAll);
  }

  private static boolean seesAll(RealNode node) {
    Output seen =
        node.run(
            "timeout", "5", "docker", "node", "ls", "--format", "{{.Status}} {{.ManagerStatus}}");
    return seen.out().lines().filter(line -> line.matches("Ready (Leader|Reachable)")).count() == 3;
  }

  private static boolean leads(RealNode node) {
    Output seen = node.run("docker", "node", "inspect", "self", "-f", "{{.ManagerStatus.Leader}}");
    return seen.text().equals("true");
  }

  /** Asked of the engine that runs them, which needs no leader to answer. */
  private static int tasksOn(RealNode node) {
    String label = "label=com.docker.swarm.service.name=idle";
    return (int) node.run("docker", "ps", "-q", "--filter", label).out().lines().count();
  }
}
