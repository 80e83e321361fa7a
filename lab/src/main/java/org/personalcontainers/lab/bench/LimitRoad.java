package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.Checkout;
import org.personalcontainers.lab.real.Program;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** The script {@code lab/bench/limit}: how fast it can be done at all. */
record LimitRoad() implements Road {
  @Override
  public String name() {
    return "limit";
  }

  @Override
  public void awaitReady(RealLab lab) {
    lab.nodes().forEach(node -> node.output("docker", "info"));
    lab.nodes().forEach(node -> node.output("gluster", "pool", "list"));
  }

  @Override
  public String ownEnd() {
    return "true";
  }

  @Override
  public Walk walk(RealLab lab) {
    List<String> line = new ArrayList<>(List.of(Checkout.file("lab/bench/limit").toString()));
    lab.nodes().forEach(node -> line.add(named(node)));
    long begun = System.nanoTime();
    String said = Program.of(line).within(Duration.ofMinutes(2)).output();
    double taken = (System.nanoTime() - begun) / 1e6;
    return new Walk(taken, said.lines().map(Span::parse).toList());
  }

  private static String named(RealNode node) {
    return node.name() + "=" + node.firstProcess() + "=" + node.address();
  }
}
