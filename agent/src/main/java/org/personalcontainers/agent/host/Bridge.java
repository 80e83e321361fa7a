package org.personalcontainers.agent.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way from a container to its own node: that of a swarm's containers, or of all others. */
final class Bridge {
  /** In the order in which they are looked for. */
  private static final List<String> NAMES = List.of("docker_gwbridge", "docker0");

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Command command;

  Bridge(Command command) {
    this.command = command;
  }

  /** The node's own address there; empty where Docker has made none yet. */
  Optional<String> address() {
    return NAMES.stream().flatMap(name -> address(name).stream()).findFirst();
  }

  private Optional<String> address(String name) {
    return switch (command.run(LIMIT, List.of("ip", "-j", "-4", "addr", "show", "dev", name))) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 -> first(output);
      case Command.Ended ended -> Optional.empty();
      case Command.Lost lost -> Optional.empty();
    };
  }

  static Optional<String> first(String json) {
    try {
      JsonNode local = JSON.readTree(json).path(0).path("addr_info").path(0).path("local");
      return Optional.of(local.asText()).filter(address -> !address.isEmpty());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
