package org.personalcontainers.manager.live;

import java.util.function.Supplier;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Struck;

/** Who came in before its key was struck off gets no answer any more. */
record Doorkeeper(Supplier<Struck> struck, Handler rest) implements Handler {
  @Override
  public Response handle(Request request) throws InterruptedException {
    return request.peer() instanceof Peer.Certified peer && struck.get().holds(peer.fingerprint())
        ? Response.text(403, "your key was struck off")
        : rest.handle(request);
  }
}
