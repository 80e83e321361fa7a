package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.cluster.WayIn;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealNode;

/** One compose file, deployed by us and by bare Docker in turns. */
final class DeployedTwice {
  static final int PORT = 9898;

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String FILE = "/root/bench-deploy.yml";
  private static final String BARE = "docker stack deploy --detach --resolve-image never -c ";
  private static final String OURS = "pcctl stack deploy ";

  private final RealNode node;

  DeployedTwice(RealNode node) {
    this.node = node;
    write("services: {web: {image: '" + WayIn.PODINFO + "', deploy: {replicas: 3}}}");
  }

  List<Timings> fresh(int rounds) {
    List<Double> bare = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bare.add(milliseconds(this::bare));
      removeBare();
      ours.add(milliseconds(this::ours));
      removeOurs();
    }
    return List.of(
        new Timings(BARE + FILE + ", until it runs", bare), new Timings(OURS + FILE, ours));
  }

  List<Timings> unchanged(int rounds) {
    bare();
    ours();
    List<Double> bare = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bare.add(milliseconds(() -> ok(BARE + FILE + " bare")));
      ours.add(milliseconds(this::ours));
    }
    removeBare();
    removeOurs();
    return List.of(new Timings(BARE + FILE, bare), new Timings(OURS + FILE, ours));
  }

  /** One container that is asked at a port of its node. */
  void onThePortOf(RealNode where) {
    write(
        """
        services:
          web:
            image: '%s'
            ports: [{target: %d, published: %d, mode: host}]
            deploy: {placement: {constraints: [node.hostname == %s]}}
        """
            .formatted(WayIn.PODINFO, PORT, PORT, where.name()));
    ours();
  }

  private void write(String compose) {
    node.shell("cat > " + FILE + " <<'END'\n" + compose + "\nEND");
  }

  private void bare() {
    ok(BARE + FILE + " bare");
    Patience.until(
        PATIENCE,
        "the bare stack to run",
        () ->
            node.shell("docker service ls --filter name=bare_web --format '{{.Replicas}}'")
                .equals("3/3"));
  }

  private void ours() {
    ok(OURS + FILE + " --name ours");
  }

  private void removeBare() {
    ok("docker stack rm bare");
    Patience.until(
        PATIENCE,
        "the bare stack to be gone",
        () -> node.shell("docker network ls -q --filter name=bare_").isEmpty());
  }

  void removeOurs() {
    ok("pcctl stack rm ours --yes");
  }

  private void ok(String line) {
    Output done = node.runWithin(PATIENCE, "sh", "-c", line);
    if (!done.ok()) {
      throw new LabProblem("`" + line + "` on " + node + ": " + done.complaint());
    }
  }

  private static double milliseconds(Runnable what) {
    long begun = System.nanoTime();
    what.run();
    return (System.nanoTime() - begun) / 1e6;
  }
}
