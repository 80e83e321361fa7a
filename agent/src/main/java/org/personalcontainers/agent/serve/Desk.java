package org.personalcontainers.agent.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * Leads each request to the handler of its path, if whoever asks may do that. What there is to ask
 * for learns only who may ask for something.
 */
public final class Desk implements Handler {
  private final Rights rights;
  private final Map<String, Guarded> handlers = new LinkedHashMap<>();

  private record Guarded(Rights.Right right, Handler handler) {}

  public Desk(Rights rights) {
    this.rights = rights;
  }

  /** For one method and one path. */
  public Desk with(Rights.Right right, String request, Handler handler) {
    handlers.put(request, new Guarded(right, handler));
    return this;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    var held = rights.of(request.peer());
    Optional<Guarded> guarded =
        Optional.ofNullable(handlers.get(request.method() + " " + request.path()));
    if (held.isEmpty() || guarded.filter(found -> !held.contains(found.right())).isPresent()) {
      return Response.text(403, "not for you: this agent knows you as " + words(request));
    }
    return guarded.isPresent()
        ? guarded.get().handler().handle(request)
        : Response.text(404, "there is no " + request.method() + " " + request.path());
  }

  private static String words(Request request) {
    return request.peer().getClass().getSimpleName();
  }
}
