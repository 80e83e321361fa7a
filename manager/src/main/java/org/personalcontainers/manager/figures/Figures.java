package org.personalcontainers.manager.figures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;

/**
 * GET /metrics of this very manager, which asks no leader. Everything else, and everybody who may
 * not read it, goes on to the rest. What it needs is loaded when the first one asks: most clusters
 * have no monitoring.
 */
public final class Figures implements Handler {
  private static final String PREFIX = "personal_containers_manager_";

  private final Tally tally;
  private final Cluster cluster;
  private final Handler rest;
  private Optional<Registry> registry = Optional.empty();

  public Figures(Tally tally, Cluster cluster, Handler rest) {
    this.tally = tally;
    this.cluster = cluster;
    this.rest = rest;
  }

  /** The registry's classes are loaded with it. */
  private static final class Registry {
    private final PrometheusMeterRegistry meters =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge heals =
        MultiGauge.builder(PREFIX + "heals_pending")
            .description("Files of the volume that wait to be healed; NaN where nobody knows")
            .register(meters);

    Registry(Tally tally, Cluster cluster) {
      for (Tally.Outcome outcome : Tally.Outcome.values()) {
        FunctionCounter.builder(PREFIX + "steps", tally, counts -> counts.steps(outcome))
            .tag("outcome", outcome.word())
            .description("Orders that were answered, by what came of them; retry: asked again")
            .register(meters);
      }
      counter("orders", "Orders that left this manager", tally, Tally::orders);
      counter("reigns", "Times that this manager began to decide", tally, Tally::reigns);
      counter(
          "broken_plans", "Plans that broke a rule, and were not followed", tally, Tally::broken);
      FunctionTimer.builder(
              PREFIX + "plans",
              tally,
              Tally::plans,
              counts -> counts.planning().toNanos(),
              TimeUnit.NANOSECONDS)
          .description("Plans, and the time that thinking took")
          .register(meters);
      gauge("raft_term", "The store's term", cluster, of -> of.standing().term());
      gauge("store_members", "Managers that keep the store", cluster, of -> of.keepers().size());
      gauge(
          "raft_lag_entries",
          "Decided entries that the slowest other member lacks, where this manager decides",
          cluster,
          Figures::lag);
      gauge(
          "raft_silence_seconds",
          "Since the most silent other member answered, where this manager decides",
          cluster,
          Figures::silence);
      FunctionCounter.builder(PREFIX + "views", cluster, of -> of.fellows().views())
          .description("Times that it changed which managers hear each other")
          .register(meters);
      gauge(
          "group_members",
          "Managers that hear each other, this one among them",
          cluster,
          of -> of.fellows().present().size());
      gauge("leading", "1 where this manager decides", cluster, Figures::leading);
      gauge("waiting", "What the last plan waits for", cluster, Figures::waiting);
      gauge(
          "nodes_unreachable",
          "Nodes that the last turn did not see",
          cluster,
          Figures::unreachable);
      gauge("heap_bytes", "Memory in use by the JVM's heap", Runtime.getRuntime(), Figures::heap);
    }

    /** Which volumes there are is only known when somebody asks. */
    String scrape(Cluster cluster) {
      heals.register(Heals.of(cluster), true);
      return meters.scrape();
    }

    private void counter(
        String name, String description, Tally source, ToDoubleFunction<Tally> value) {
      FunctionCounter.builder(PREFIX + name, source, value)
          .description(description)
          .register(meters);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
      Gauge.builder(PREFIX + name, source, value)
          .description(description)
          .strongReference(true)
          .register(meters);
    }
  }

  private static double lag(Cluster cluster) {
    return cluster.followers().values().stream().mapToLong(Progress::missing).max().orElse(0);
  }

  private static double silence(Cluster cluster) {
    return cluster.followers().values().stream()
        .mapToDouble(progress -> progress.silence().toMillis() / 1e3)
        .max()
        .orElse(0);
  }

  private static double leading(Cluster cluster) {
    return cluster.standing() instanceof Standing.Leading ? 1 : 0;
  }

  private static double waiting(Cluster cluster) {
    return cluster.lastTurn().map(turn -> turn.plan().waiting().size()).orElse(0);
  }

  private static double unreachable(Cluster cluster) {
    return cluster.lastTurn().map(Figures::unseen).orElse(0L);
  }

  private static long unseen(Turn turn) {
    return turn.situation().observations().values().stream()
        .filter(Observation.Unreachable.class::isInstance)
        .count();
  }

  private static double heap(Runtime runtime) {
    return (double) runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    boolean asked = request.method().equals("GET") && request.path().equals("/metrics");
    return asked && mayRead(request.peer()) ? figures() : rest.handle(request);
  }

  /** Whoever came in by the socket may use all of it. */
  private static boolean mayRead(Peer peer) {
    return switch (peer) {
      case Peer.LocalUser user -> true;
      case Peer.Certified member ->
          switch (member.role()) {
            case METRICS, PERSON -> true;
            case AGENT, MANAGER -> false;
          };
      case Peer.Stranger stranger -> false;
      case Peer.Anonymous anonymous -> false;
    };
  }

  private Response figures() {
    byte[] text = made().scrape(cluster).getBytes(StandardCharsets.UTF_8);
    return new Response(200, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  private synchronized Registry made() {
    Registry made = registry.orElseGet(() -> new Registry(tally, cluster));
    registry = Optional.of(made);
    return made;
  }
}
