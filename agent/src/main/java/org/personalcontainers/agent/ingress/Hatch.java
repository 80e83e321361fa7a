package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * Hands Traefik what its swarm provider asks Docker for: a ping, the version, services, networks
 * and tasks. Nothing of a request reaches Docker, and nothing of Docker's answers gets out but what
 * {@link Extract} names. Where Docker does not answer it says so, and hands out no empty list:
 * Traefik then keeps the routes that it has.
 */
public final class Hatch implements Handler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("(?:/v1\\.[0-9]{1,3})?(/.*)");

  /** Its swarm has some thousand tasks, and that is more than a swarm on small machines runs. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * The version that we answer in, whichever is asked in: what we tell was the same in all of them.
   * From 1.29 on Traefik asks for networks by their scope.
   */
  private static final ObjectNode VERSION =
      JsonNodeFactory.instance
          .objectNode()
          .put("Version", "personal-containers")
          .put("ApiVersion", "1.44")
          .put("MinAPIVersion", "1.24")
          .put("Os", "linux");

  private final RecentView recent;
  private final Passes passes;

  Hatch(Source source, Clock clock) {
    this.recent = new RecentView(source, clock);
    this.passes = new Passes(clock);
  }

  /**
   * The one before a daemon.
   *
   * @param docker its socket
   */
  public static Hatch before(Path docker) {
    Clock clock = Clock.monotonic();
    return new Hatch(new DockerSource(docker, clock), clock);
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    if (!request.method().equals("GET")) {
      return refused(403, "here is nothing to do but to ask");
    }
    Matcher path = PATH.matcher(request.path());
    try {
      return path.matches() ? answer(path.group(1), request) : unknown();
    } catch (IllegalArgumentException e) {
      return refused(400, String.valueOf(e.getMessage()));
    }
  }

  /** Blocks for some seconds at most. */
  void finish() throws InterruptedException {
    passes.end();
  }

  private Response answer(String path, Request request) throws InterruptedException {
    return switch (path) {
      case "/_ping" -> Response.text(200, "OK");
      case "/version" -> json(VERSION);
      case "/services" -> services(request);
      case "/networks" -> networks(filters(request, "driver", "scope"));
      case "/tasks" -> tasks(filters(request, "desired-state", "service"));
      default -> unknown();
    };
  }

  private static Filters filters(Request request, String... known) {
    return Filters.of(request.query(), Set.of(known));
  }

  /** What Traefik begins with; it wants all of them. */
  private Response services(Request request) throws InterruptedException {
    checkNoFilters(request);
    Fact<View> seen = recent.fresh();
    return passes.mayBegin()
        ? list(seen, View::services, service -> true)
        : refused(503, "the agent of this node ends");
  }

  private static void checkNoFilters(Request request) {
    filters(request);
  }

  private Response networks(Filters filters) throws InterruptedException {
    passes.goOn();
    return list(
        recent.ofThePass(),
        View::networks,
        network ->
            filters.admit("driver", View.text(network, "Driver"))
                && filters.admit("scope", View.text(network, "Scope")));
  }

  private Response tasks(Filters filters) throws InterruptedException {
    passes.goOn();
    return list(
        recent.ofThePass(),
        View::tasks,
        task ->
            filters.admit("service", View.text(task, "ServiceID"))
                && filters.admit("desired-state", View.text(task, "DesiredState")));
  }

  private static Response list(
      Fact<View> seen, Function<View, List<ObjectNode>> kind, Predicate<ObjectNode> asked) {
    return switch (seen) {
      case Fact.Known<View>(View view) -> json(kind.apply(view).stream().filter(asked).toList());
      case Fact.Unknown<View>(String reason) -> refused(503, reason);
    };
  }

  private static Response json(List<ObjectNode> told) {
    return json(JsonNodeFactory.instance.arrayNode().addAll(told));
  }

  private static Response json(JsonNode told) {
    byte[] body = bytes(told);
    return body.length > MOST_BYTES
        ? refused(503, "there is more than may be told at once")
        : Response.json(body);
  }

  private static Response unknown() {
    return refused(404, "there is no such thing here");
  }

  /** As Docker says no; Traefik logs it. */
  private static Response refused(int status, String message) {
    return Response.json(
        status, bytes(JsonNodeFactory.instance.objectNode().put("message", message)));
  }

  private static byte[] bytes(JsonNode told) {
    try {
      return JSON.writeValueAsBytes(told);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
