package org.personalcontainers.agent.serve;

import org.personalcontainers.agent.work.Fences;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** Does for the leader what it does for nobody that was deposed. */
public record Fenced(Fences fences, Handler deed) implements Handler {
  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      var fence = Question.of(request).fence();
      if (fence.isEmpty()) {
        return Response.text(400, "whoever wants this has to show by what right it leads");
      }
      return switch (fences.heed(fence.get())) {
        case Fences.Heeded heeded -> deed.handle(request);
        case Fences.Older(var highest) ->
            Response.text(409, "somebody else leads by now: " + highest);
        case Fences.Lost(String problem) -> Response.text(503, problem);
      };
    } catch (IllegalArgumentException e) {
      return Response.text(400, String.valueOf(e.getMessage()));
    }
  }
}
