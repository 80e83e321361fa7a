package org.personalcontainers.agent.serve;

import java.util.SortedMap;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** GET /v1/join-token: what lets a node into the swarm that this node manages. */
public final class Tokens implements Handler {
  private final Docker docker;

  public Tokens(Docker docker) {
    this.docker = docker;
  }

  @Override
  public Response handle(Request request) {
    SortedMap<String, String> query = request.query();
    String swarm = query.getOrDefault("swarm", "");
    return switch (query.getOrDefault("role", "")) {
      case "manager" -> answer(swarm, Role.MANAGER);
      case "worker" -> answer(swarm, Role.WORKER);
      default -> Response.text(400, "say which swarm, and role=manager or role=worker");
    };
  }

  private Response answer(String swarm, Role role) {
    return switch (docker.joinToken(new SwarmId(swarm), role)) {
      case Fact.Known<JoinToken>(JoinToken token) ->
          Response.json(Wire.write(new JoinSecret(token.value())));
      case Fact.Unknown<JoinToken>(String reason) -> Response.text(409, reason);
    };
  }
}
