package org.personalcontainers.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.NotSent;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * POST /v1/membership: passes on what the leader says to the manager of this node, which is started
 * if it does not run. This agent does not read it.
 */
record Membership(ManagerUnit unit, Path socket) implements Handler {
  private static final String PATH = "/v1/membership";

  /** A store that is begun needs the disk some times over. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  @Override
  public Response handle(Request request) {
    try (Caller manager = Caller.unix(socket)) {
      return passedOn(manager, request);
    } catch (NotSent e) {
      return started(request);
    } catch (IOException e) {
      return silent(e);
    }
  }

  private Response started(Request request) {
    Response start = unit.handle(request);
    if (start.status() >= 300) {
      return start;
    }
    try (Caller manager = Caller.unix(socket)) {
      return passedOn(manager, request);
    } catch (IOException e) {
      return silent(e);
    }
  }

  private static Response passedOn(Caller manager, Request request) throws IOException {
    Answer answer = manager.call("POST", PATH, request.body(), LIMIT);
    return new Response(answer.status(), answer.type(), answer.body());
  }

  private static Response silent(IOException e) {
    return Response.text(503, "the manager of this node does not answer: " + e.getMessage());
  }
}
