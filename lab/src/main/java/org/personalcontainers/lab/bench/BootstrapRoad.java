package org.personalcontainers.lab.bench;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.api.TraceEvents;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** {@code pcctl cluster bootstrap}, typed on the first node while all agents are idle. */
record BootstrapRoad() implements Road {
  private static final String FILE = "/root/cluster.yml";
  private static final String TRACE = "/root/trace.json";
  private static final Form<TraceEvents> EVENTS = Form.large(TraceEvents.class);

  /** Asked of each manager: a member of the store's group knows all of them. */
  private static final String THREE_KEEP_THE_STORE =
      """
      curl -sf --unix-socket /run/personal-containers/manager.sock http://manager/metrics \
        | grep -qx 'personal_containers_manager_store_members 3.0'
      """;

  @Override
  public String name() {
    return "bootstrap";
  }

  @Override
  public void awaitReady(RealLab lab) {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    lab.nodes()
        .getFirst()
        .output("sh", "-c", "printf '%s' \"$1\" > " + FILE, "sh", declaration(lab.nodes()));
    founding.awaitKnocks();
  }

  @Override
  public String ownEnd() {
    return THREE_KEEP_THE_STORE;
  }

  @Override
  public Walk walk(RealLab lab) {
    RealNode first = lab.nodes().getFirst();
    long begun = System.nanoTime();
    first.outputWithin(
        Duration.ofMinutes(3),
        "pcctl",
        "cluster",
        "bootstrap",
        "--yes",
        "--file",
        FILE,
        "--trace",
        TRACE);
    double taken = (System.nanoTime() - begun) / 1e6;
    return new Walk(taken, spans(first.output("cat", TRACE)));
  }

  private static List<Span> spans(String trace) {
    return EVENTS.read(trace.getBytes(StandardCharsets.UTF_8)).traceEvents().stream()
        .filter(TraceEvents.Event::isSpan)
        .map(BootstrapRoad::span)
        .toList();
  }

  private static Span span(TraceEvents.Event event) {
    double begins = event.ts() / 1000.0;
    return new Span(event.cat() + ": " + event.name(), begins, begins + event.dur() / 1000.0);
  }

  /** Declares what the limit makes. */
  static String declaration(List<RealNode> nodes) {
    String lan = nodes.getFirst().address().replaceFirst("[0-9]+$", "");
    return """
    cluster: home
    nodes:
    %1$s
    networks:
      proxy_traefik: {driver: overlay, subnet: 172.20.20.0/24, attachable: true}
      lan: {driver: macvlan, subnet: %2$s0/24, gateway: %2$s1, parent: eth0, pool: %2$s208/28}
    """
        .formatted(nodes.stream().map(BootstrapRoad::line).collect(joining("\n")), lan);
  }

  private static String line(RealNode node) {
    String labels = node.name().value().equals("pi2") ? ", labels: {media: \"true\"}" : "";
    return "  " + node.name() + ": {address: " + node.address() + labels + "}";
  }
}
