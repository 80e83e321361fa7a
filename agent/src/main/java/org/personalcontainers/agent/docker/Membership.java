package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNodeId;

/** From {@code GET /info} to this node's place in a swarm. */
final class Membership {
  private final JsonNode swarm;
  private final Certificate certificate;

  private Membership(JsonNode swarm, Certificate certificate) {
    this.swarm = swarm;
    this.certificate = certificate;
  }

  /**
   * @param root the node's root directory, as this process sees it
   */
  static Fact<SwarmMembership> of(JsonNode info, Path root) {
    return new Membership(info.path("Swarm"), Certificate.of(info, root)).fact();
  }

  private Fact<SwarmMembership> fact() {
    String state = text("LocalNodeState");
    return switch (state) {
      case "inactive" -> Fact.known(new SwarmMembership.Outside());
      case "active" -> Fact.known(member());
      case "pending" -> pending();
      case "error" -> error();
      case "locked" -> Fact.unknown("the swarm is locked: docker swarm unlock opens it");
      default -> Fact.unknown("Docker calls its state in the swarm \"" + state + "\"");
    };
  }

  private SwarmMembership.Member member() {
    return new SwarmMembership.Member(new SwarmNodeId(text("NodeID")), role(), swarmId());
  }

  /**
   * A demotion ends with the new certificate, seconds after the manager in the daemon: whoever is
   * promoted in between becomes a manager half a minute later.
   */
  private Role role() {
    boolean manages = swarm.path("ControlAvailable").asBoolean();
    return manages ? Role.MANAGER : certificate.role().orElse(Role.WORKER);
  }

  /** Without a leader it is an empty text. */
  private Optional<SwarmId> swarmId() {
    String id = swarm.path("Cluster").path("ID").asText();
    return id.isEmpty() ? Optional.empty() : Optional.of(new SwarmId(id));
  }

  /**
   * Who has an identity is a member that waits for its managers, as all do after a power cut:
   * leaving would destroy a manager. Only who has none yet is on its way in.
   */
  private Fact<SwarmMembership> pending() {
    boolean joining = text("NodeID").isEmpty() && !swarm.path("ControlAvailable").asBoolean();
    return joining
        ? Fact.known(new SwarmMembership.Pending(joinOf()))
        : Fact.unknown("a member without a leader: " + text("Error"));
  }

  private String joinOf() {
    String remote = swarm.path("RemoteManagers").path(0).path("Addr").asText("a manager");
    return "joins at " + remote + ": " + text("Error");
  }

  private Fact<SwarmMembership> error() {
    String error = text("Error");
    return ClockComplaint.of(error).isPresent()
        ? Fact.known(new SwarmMembership.ClockTrouble(error))
        : Fact.unknown("Docker's swarm mode has failed: " + error);
  }

  private String text(String field) {
    return swarm.path(field).asText();
  }
}
