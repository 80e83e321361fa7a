package org.personalcontainers.manager.api;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;

/** All that may be asked of a manager, at its socket and over HTTPS alike. */
public final class Api implements Handler {
  private final List<Road> roads;

  /** Everything that the roads lead to. */
  public record Rooms(
      NodeName self,
      Cluster cluster,
      Gate gate,
      Keyring keyring,
      Supplier<Optional<Registrar>> registrar,
      LogSource logs,
      Journal journal,
      Tracer tracer,
      InstantSource clock) {}

  public Api(Rooms rooms) {
    this.roads = roads(rooms);
  }

  private static List<Road> roads(Rooms rooms) {
    Desk desk = new Desk(rooms.cluster(), rooms.clock());
    Invitations invitations = new Invitations(rooms.cluster(), rooms.clock());
    List<Road> roads = new ArrayList<>();
    roads.addAll(new StatusRoads(desk, rooms.journal(), rooms.tracer(), rooms.self()).all());
    roads.addAll(new SpecRoads(desk).all());
    roads.addAll(new NodeRoads(desk, rooms.gate(), rooms.journal()).all());
    roads.addAll(new StackRoads(desk, rooms.journal()).all());
    roads.addAll(new LogRoads(desk, rooms.logs()).all());
    roads.addAll(new CertificateRoads(desk, rooms.journal()).all());
    roads.addAll(new SecretRoads(desk, rooms.journal()).all());
    roads.addAll(new KeyRoads(desk, rooms.keyring()).all());
    roads.addAll(new InvitationRoads(desk, invitations, rooms.journal(), rooms.registrar()).all());
    return List.copyOf(roads);
  }

  List<Road> roads() {
    return roads;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return answered(request, caller(request));
    } catch (Refused refused) {
      return Answers.of(refused);
    }
  }

  /** For somebody whom another manager has recognised. */
  public Response answer(Request request, String by) throws InterruptedException {
    try {
      return answered(request, by);
    } catch (Refused refused) {
      return Answers.of(refused);
    }
  }

  private Response answered(Request request, String by) throws InterruptedException {
    for (Road road : roads) {
      Optional<Map<String, String>> names = road.names(request.path());
      if (names.isPresent() && road.method().equals(request.method())) {
        return road.work().answer(new Call(request, names.get(), by));
      }
    }
    throw Refused.notFound(
        "there is no " + request.method() + " " + request.path(),
        "see docs/reference/api.md; pcctl and the manager may be of different versions");
  }

  /** Who it is, as the history calls them; the socket's own permissions keep strangers out. */
  private static String caller(Request request) {
    return switch (request.peer()) {
      case Peer.LocalUser user -> user.user();
      case Peer.Certified known -> certified(known, request);
      case Peer.Stranger stranger -> stranger(request);
      case Peer.Anonymous anonymous -> stranger(request);
    };
  }

  /** Another manager passes on what it was asked, and says by whom. */
  private static String certified(Peer.Certified peer, Request request) {
    return switch (peer.role()) {
      case PERSON -> peer.name();
      case MANAGER ->
          Optional.ofNullable(request.query().get("for")).orElse("manager on " + peer.name());
      case AGENT, METRICS ->
          throw Refused.forbidden(
              "a certificate with the role " + peer.role() + " opens nothing here",
              "ask with a person's: pcctl context add");
    };
  }

  private static String stranger(Request request) {
    if (request.path().equals(InvitationRoads.PERSONS)) {
      return "somebody";
    }
    throw Refused.forbidden(
        "this is open to people with a certificate of this cluster only",
        "have somebody type: pcctl cluster invite NAME, then here: pcctl context add");
  }
}
