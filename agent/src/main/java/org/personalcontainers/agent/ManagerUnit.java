package org.personalcontainers.agent;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** POST /v1/manager: this node's manager runs, now and after each start of the machine. */
final class ManagerUnit implements Handler {
  private static final String UNIT = "personal-containers-manager.service";

  /** It says itself when its sockets are open. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Form<Refusal> REFUSAL = Form.of(Refusal.class);

  private final Command programs;

  ManagerUnit(Command programs) {
    this.programs = programs;
  }

  @Override
  public Response handle(Request request) {
    return have("enable");
  }

  /** It does not run any more, nor after the next start of the machine. */
  Response stop() {
    return have("disable");
  }

  private Response have(String verb) {
    return switch (programs.run(LIMIT, List.of("systemctl", verb, "--now", UNIT))) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 ->
          Response.nothing();
      case Command.Ended(int exit, String output, String complaint) ->
          refused(verb, complaint.strip());
      case Command.Lost(String reason) -> refused(verb, reason);
    };
  }

  private static Response refused(String verb, String why) {
    Refusal refusal =
        Refusal.of(
            "systemd does not %s the manager of this node: %s".formatted(verb, why),
            "look at: journalctl -u personal-containers-manager");
    return Response.json(503, REFUSAL.write(refusal));
  }
}
