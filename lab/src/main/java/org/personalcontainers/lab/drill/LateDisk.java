package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.RealNode;

/** A brick disk that mounts a minute late: nothing may be made on the bare directory meanwhile. */
final class LateDisk implements Drill {
  private static final NodeName NODE = new NodeName("pi2");
  private static final Duration LATE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "late-disk";
  }

  @Override
  public String tells() {
    return "boots a node whose brick disk comes a minute later";
  }

  @Override
  public void run(Stage stage) {
    stage.lab().kill(List.of(NODE));
    stage.lab().boot(NODE, Bricks.LATE);
    long booted = System.nanoTime();
    RealNode node = stage.node(NODE.value());
    stage.await(
        LATE.plusSeconds(10),
        "a minute to pass",
        () -> {
          String bare = node.output("ls", "-A", "/gluster");
          stage.must(bare.isEmpty(), "made on the bare directory of " + node + ": " + bare);
          return Stage.secondsSince(booted) > LATE.toSeconds();
        });
    stage.lab().attach(NODE);
    stage.awaitWhole(System.nanoTime(), "the disk came after " + LATE.toSeconds() + " s");
  }
}
