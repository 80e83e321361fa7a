package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.SwarmNetwork;

/**
 * Between {@code GET /networks} and what we call a network. What is none of ours in kind or name is
 * left out: it can't have been declared.
 */
final class Networks {
  private Networks() {}

  static SortedMap<NetworkName, SwarmNetwork> ofTheSwarm(JsonNode list) {
    TreeMap<NetworkName, SwarmNetwork> networks = new TreeMap<>();
    for (JsonNode network : list) {
      swarmNetwork(network).ifPresent(found -> networks.put(found.name(), found));
    }
    return networks;
  }

  static SortedMap<NetworkName, LocalNetwork> ranges(JsonNode list) {
    TreeMap<NetworkName, LocalNetwork> ranges = new TreeMap<>();
    for (JsonNode network : list) {
      range(network).ifPresent(found -> ranges.put(found.name(), found));
    }
    return ranges;
  }

  static boolean hasName(JsonNode list, NetworkName name) {
    for (JsonNode network : list) {
      if (network.path("Name").asText().equals(name.value())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The swarm takes a network's name at once, and gives it a driver and a subnet a moment later.
   */
  static boolean isBeingMade(JsonNode list, NetworkName name) {
    for (JsonNode network : list) {
      if (network.path("Name").asText().equals(name.value())
          && network.path("Scope").asText().equals("swarm")
          && network.path("Driver").asText().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<SwarmNetwork> swarmNetwork(JsonNode network) {
    boolean whole = network.path("Scope").asText().equals("swarm");
    if (!whole || network.path("Ingress").asBoolean()) {
      return Optional.empty();
    }
    try {
      return fit(network);
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  private static Optional<SwarmNetwork> fit(JsonNode network) {
    NetworkName name = new NetworkName(network.path("Name").asText());
    return switch (network.path("Driver").asText()) {
      case "overlay" -> Optional.of(overlay(name, network));
      case "macvlan" -> Optional.of(macvlan(name, network));
      default -> Optional.empty();
    };
  }

  private static SwarmNetwork overlay(NetworkName name, JsonNode network) {
    String subnet = network.path("IPAM").path("Config").path(0).path("Subnet").asText();
    JsonNode encrypted = network.path("Options").path("encrypted");
    return new SwarmNetwork.Overlay(
        name,
        subnet.isEmpty() ? Optional.empty() : Optional.of(Subnet.parse(subnet)),
        network.path("Attachable").asBoolean(),
        encrypted.isTextual() && !encrypted.asText().equals("false"));
  }

  private static SwarmNetwork macvlan(NetworkName name, JsonNode network) {
    String configuration = network.path("ConfigFrom").path("Network").asText();
    return new SwarmNetwork.Macvlan(name, new NetworkName(configuration));
  }

  private static Optional<LocalNetwork> range(JsonNode network) {
    if (!network.path("ConfigOnly").asBoolean()) {
      return Optional.empty();
    }
    JsonNode addresses = network.path("IPAM").path("Config").path(0);
    try {
      return Optional.of(
          new LocalNetwork(
              new NetworkName(network.path("Name").asText()),
              Subnet.parse(addresses.path("Subnet").asText()),
              new Address(addresses.path("Gateway").asText()),
              new InterfaceName(network.path("Options").path("parent").asText()),
              Subnet.parse(addresses.path("IPRange").asText())));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  static JsonNode creation(LocalNetwork range) {
    ObjectNode network = named(range.name(), "macvlan").put("ConfigOnly", true);
    network
        .putObject("IPAM")
        .putArray("Config")
        .addObject()
        .put("Subnet", range.subnet().toString())
        .put("Gateway", range.gateway().toString())
        .put("IPRange", range.range().toString());
    network.putObject("Options").put("parent", range.parent().toString());
    return network;
  }

  static JsonNode creation(SwarmNetwork network) {
    return switch (network) {
      case SwarmNetwork.Overlay overlay -> creation(overlay);
      case SwarmNetwork.Macvlan macvlan -> creation(macvlan);
    };
  }

  private static JsonNode creation(SwarmNetwork.Overlay overlay) {
    ObjectNode network =
        named(overlay.name(), "overlay")
            .put("Scope", "swarm")
            .put("Attachable", overlay.attachable());
    overlay
        .subnet()
        .ifPresent(
            subnet ->
                network
                    .putObject("IPAM")
                    .putArray("Config")
                    .addObject()
                    .put("Subnet", subnet.toString()));
    if (overlay.encrypted()) {
      network.putObject("Options").put("encrypted", "");
    }
    return network;
  }

  private static JsonNode creation(SwarmNetwork.Macvlan macvlan) {
    ObjectNode network =
        named(macvlan.name(), "macvlan").put("Scope", "swarm").put("Attachable", true);
    network.putObject("ConfigFrom").put("Network", macvlan.configuration().value());
    return network;
  }

  private static ObjectNode named(NetworkName name, String driver) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Name", name.value())
        .put("CheckDuplicate", true)
        .put("Driver", driver);
  }

  /** Whether what is there is what is wanted. */
  static boolean serves(SortedMap<NetworkName, SwarmNetwork> networks, SwarmNetwork wanted) {
    SwarmNetwork found = networks.get(wanted.name());
    return found != null && (found.equals(wanted) || leavesChoice(wanted, found));
  }

  /** Without a subnet, whichever Docker chose will do. */
  private static boolean leavesChoice(SwarmNetwork wanted, SwarmNetwork found) {
    return wanted instanceof SwarmNetwork.Overlay asked
        && found instanceof SwarmNetwork.Overlay made
        && asked.subnet().isEmpty()
        && asked.attachable() == made.attachable()
        && asked.encrypted() == made.encrypted();
  }
}
