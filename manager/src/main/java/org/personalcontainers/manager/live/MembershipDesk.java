package org.personalcontainers.manager.live;

import java.io.IOException;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Unfit;
import org.personalcontainers.manager.membership.Invitation;
import org.personalcontainers.manager.membership.Presence;

/**
 * POST /v1/membership at the manager's socket: what the leader says to this manager. The agent of
 * this node passes it on, and has made sure that it is the leader who says it.
 */
record MembershipDesk(NodeName node, Ears ears) implements Handler {
  /** Who heeds it. */
  @FunctionalInterface
  interface Ears {
    Presence heed(Invitation invitation) throws IOException;
  }

  @Override
  public Response handle(Request request) {
    try {
      Invitation invitation = Invitation.FORM.read(request.body());
      return invitation.node().equals(node)
          ? Response.json(Presence.FORM.write(ears.heed(invitation)))
          : Response.text(409, "this is " + node + ", not " + invitation.node());
    } catch (Unreadable | Unfit e) {
      return Response.text(400, "this is no invitation: " + e.getMessage());
    } catch (IOException e) {
      return Response.text(503, "the manager of " + node + " can't do that: " + e.getMessage());
    }
  }
}
