package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;

/** Between {@code GET /nodes} and what we call a member. */
final class Members {
  private Members() {}

  static SortedMap<SwarmNodeId, SwarmNode> of(JsonNode list) {
    TreeMap<SwarmNodeId, SwarmNode> members = new TreeMap<>();
    for (JsonNode node : list) {
      SwarmNode member = member(node);
      members.put(member.id(), member);
    }
    return members;
  }

  private static SwarmNode member(JsonNode node) {
    JsonNode spec = node.path("Spec");
    String id = node.path("ID").asText();
    return new SwarmNode(
        new SwarmNodeId(id),
        hostname(node.path("Description").path("Hostname").asText(), id),
        address(node),
        role(spec),
        availability(spec),
        labels(spec),
        state(node.path("Status").path("State").asText()),
        version(node));
  }

  static long version(JsonNode object) {
    return object.path("Version").path("Index").asLong();
  }

  /**
   * Who has not reported yet has no name, and a stranger's may be none for us. It is there all the
   * same, under a name that nobody declares.
   */
  private static NodeName hostname(String reported, String id) {
    try {
      return new NodeName(reported.toLowerCase(Locale.ROOT));
    } catch (UnfitValue e) {
      return new NodeName(id);
    }
  }

  /** A manager's own entry may say 0.0.0.0 or 127.0.0.1; where it listens is what it advertises. */
  private static Address address(JsonNode node) {
    String listens = node.path("ManagerStatus").path("Addr").asText();
    int colon = listens.lastIndexOf(':');
    String host =
        colon < 0 ? node.path("Status").path("Addr").asText() : listens.substring(0, colon);
    try {
      return new Address(host.replace("[", "").replace("]", ""));
    } catch (UnfitValue e) {
      return Address.NOWHERE;
    }
  }

  private static Role role(JsonNode spec) {
    return spec.path("Role").asText().equals("manager") ? Role.MANAGER : Role.WORKER;
  }

  private static Availability availability(JsonNode spec) {
    return switch (spec.path("Availability").asText()) {
      case "drain" -> Availability.DRAIN;
      case "pause" -> Availability.PAUSE;
      default -> Availability.ACTIVE;
    };
  }

  /** Labels under names that can't be declared are somebody else's. */
  private static SortedMap<LabelName, String> labels(JsonNode spec) {
    TreeMap<LabelName, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : spec.path("Labels").properties()) {
      if (isDeclarable(label.getKey())) {
        labels.put(new LabelName(label.getKey()), label.getValue().asText());
      }
    }
    return labels;
  }

  private static boolean isDeclarable(String label) {
    try {
      return new LabelName(label).value().equals(label);
    } catch (UnfitValue e) {
      return false;
    }
  }

  private static SwarmNode.State state(String state) {
    return switch (state) {
      case "ready" -> SwarmNode.State.READY;
      case "down" -> SwarmNode.State.DOWN;
      default -> SwarmNode.State.UNKNOWN;
    };
  }

  /** The member's settings after the change; all that we don't know of stays as it is. */
  static ObjectNode changed(JsonNode node, MemberChange change) {
    ObjectNode spec = node.path("Spec").deepCopy();
    switch (change) {
      case MemberChange.Labels(var labels) -> relabel(spec, labels);
      case MemberChange.ToAvailability(var availability) ->
          spec.put("Availability", availability.name().toLowerCase(Locale.ROOT));
      case MemberChange.ToRole(var role) -> spec.put("Role", role.name().toLowerCase(Locale.ROOT));
    }
    return spec;
  }

  private static void relabel(ObjectNode spec, SortedMap<LabelName, String> labels) {
    ObjectNode all = spec.withObject("/Labels");
    List<String> present = new ArrayList<>();
    all.fieldNames().forEachRemaining(present::add);
    present.stream().filter(Members::isDeclarable).forEach(all::remove);
    labels.forEach((name, value) -> all.put(name.value(), value));
  }

  static ClusterSeen seen(
      JsonNode nodes,
      JsonNode networks,
      JsonNode swarm,
      Fact<SortedMap<StackName, StackSeen>> stacks) {
    SortedMap<SwarmNodeId, SwarmNode> members = of(nodes);
    return new ClusterSeen(
        new SwarmId(swarm.path("ID").asText()),
        newest(swarm, members, stacks),
        heartbeat(swarm),
        version(swarm),
        members,
        Networks.ofTheSwarm(networks),
        stacks);
  }

  /** All versions of a swarm are numbers of its one log. */
  private static long newest(
      JsonNode swarm,
      SortedMap<SwarmNodeId, SwarmNode> members,
      Fact<SortedMap<StackName, StackSeen>> stacks) {
    LongStream all =
        LongStream.concat(
            members.values().stream().mapToLong(SwarmNode::version),
            stacks.ifKnown().stream()
                .flatMap(known -> known.values().stream())
                .mapToLong(StackSeen::asOf));
    return Math.max(version(swarm), all.max().orElse(0));
  }

  static Duration heartbeat(JsonNode swarm) {
    return Duration.ofNanos(swarm.path("Spec").path("Dispatcher").path("HeartbeatPeriod").asLong());
  }
}
