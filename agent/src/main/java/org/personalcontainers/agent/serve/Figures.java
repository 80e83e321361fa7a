package org.personalcontainers.agent.serve;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.personalcontainers.agent.observe.Lookout;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * GET /metrics, for Prometheus. It is made when the first one asks: most nodes have no monitoring.
 */
public final class Figures implements Handler {
  private static final String PREFIX = "personal_containers_agent_";

  private final Tally tally;
  private final Jobs jobs;
  private final Lookout lookout;
  private Optional<Registry> registry = Optional.empty();

  public Figures(Tally tally, Jobs jobs, Lookout lookout) {
    this.tally = tally;
    this.jobs = jobs;
    this.lookout = lookout;
  }

  /** The registry's classes are loaded with it. */
  private static final class Registry {
    private final PrometheusMeterRegistry meters =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Registry(Figures of) {
      for (Tally.Outcome outcome : Tally.Outcome.values()) {
        FunctionCounter.builder(PREFIX + "steps", of.tally, tally -> tally.count(outcome))
            .tag("outcome", outcome.word())
            .description("Steps that came to an end, by what came of them")
            .register(meters);
      }
      FunctionTimer.builder(
              PREFIX + "looks",
              of.lookout,
              Lookout::looks,
              lookout -> lookout.looking().toNanos(),
              TimeUnit.NANOSECONDS)
          .description("Looks at the whole node")
          .register(meters);
      gauge("jobs", "Steps under way", of.jobs, jobs -> jobs.running().size());
      gauge("heap_bytes", "Memory in use by the JVM's heap", Runtime.getRuntime(), Figures::heap);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
      Gauge.builder(PREFIX + name, source, value)
          .description(description)
          .strongReference(true)
          .register(meters);
    }
  }

  private static double heap(Runtime runtime) {
    return (double) runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public Response handle(Request request) {
    byte[] text = meters().scrape().getBytes(StandardCharsets.UTF_8);
    return new Response(200, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  private synchronized PrometheusMeterRegistry meters() {
    Registry made = registry.orElseGet(() -> new Registry(this));
    registry = Optional.of(made);
    return made.meters;
  }
}
