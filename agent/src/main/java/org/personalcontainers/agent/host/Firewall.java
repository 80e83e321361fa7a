package org.personalcontainers.agent.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.UnfitValue;

/**
 * An nftables table of our own: it keeps strangers from the inner ports, and nothing else is
 * touched, neither other tables nor other ports. The agents' own port stays open, because a new
 * node knocks there before it is one; whoever does has to prove a key.
 */
final class Firewall {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String RULES = "/var/lib/personal-containers/agent/firewall.nft";
  private static final String UNIT = "personal-containers-firewall.service";
  private static final List<String> LIST =
      List.of("nft", "-j", "list", "table", "inet", "personal_containers");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As many as the chain below has. */
  private static final int RULE_COUNT = 6;

  private static final String CHAIN =
      """
        chain input {
          type filter hook input priority filter - 5; policy accept;
          iif "lo" accept
          ct state established,related accept
          ip saddr @nodes4 accept
          ip6 saddr @nodes6 accept
          tcp dport { 2377, 7672-7673, 7946, 24007-24008, 49152-60999 } drop
          udp dport { 4789, 7946 } drop
        }
      """;

  /** After Debian's own rules, which begin by flushing everybody's. */
  private static final String UNIT_TEXT =
      """
      # Written by the Personal Containers agent; changes are overwritten.
      [Unit]
      Description=Inner ports of Personal Containers for its nodes only
      DefaultDependencies=no
      RequiresMountsFor=%1$s
      After=nftables.service
      Wants=network-pre.target
      Before=network-pre.target shutdown.target
      Conflicts=shutdown.target
      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/usr/sbin/nft -f %1$s
      [Install]
      WantedBy=sysinit.target
      """
          .formatted(RULES);

  /** Makes the table go, whether there is one or not. */
  private static final String NO_TABLE =
      """
      table inet personal_containers
      delete table inet personal_containers
      """;

  private final NodeFiles files;
  private final Command command;
  private final Systemd systemd;

  Firewall(NodeFiles files, Command command) {
    this.files = files;
    this.command = command;
    this.systemd = new Systemd(command);
  }

  /** First for the next boot, then for now. */
  void write(SortedSet<Address> nodes) throws IOException {
    files.write(RULES, rules(nodes));
    files.write(Systemd.UNITS + UNIT, UNIT_TEXT);
    systemd.enableForBoots(UNIT);
    systemd.ended(LIMIT, List.of("nft", "-f", "-"), rules(nodes));
  }

  /** First for the next boot, then for now: while the table is seen, something is left to do. */
  void remove() throws IOException {
    if (files.exists(Systemd.UNITS + UNIT)) {
      systemd.disable(UNIT);
      files.remove(Systemd.UNITS + UNIT);
    }
    files.remove(RULES);
    systemd.ended(LIMIT, List.of("nft", "-f", "-"), NO_TABLE);
  }

  /** The old table goes and the new one comes in the same moment. */
  static String rules(SortedSet<Address> nodes) {
    return NO_TABLE
        + "table inet personal_containers {\n"
        + set("nodes4", "ipv4_addr", nodes.stream().filter(Address::isVersion4).toList())
        + set("nodes6", "ipv6_addr", nodes.stream().filter(node -> !node.isVersion4()).toList())
        + CHAIN
        + "}\n";
  }

  private static String set(String name, String type, List<Address> nodes) {
    String all = nodes.stream().map(Address::value).collect(Collectors.joining(", "));
    String elements = nodes.isEmpty() ? "" : " elements = { " + all + " };";
    return "  set " + name + " { type " + type + ";" + elements + " }\n";
  }

  /** Empty where there is no table of ours, or one that lets everybody in. */
  Optional<SortedSet<Address>> read() throws IOException {
    return switch (command.run(LIMIT, LIST)) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 -> nodes(output);
      case Command.Ended(int exit, String output, String complaint)
          when complaint.contains("No such file or directory") ->
          Optional.empty();
      case Command.Ended(int exit, String output, String complaint) ->
          throw new IOException("nft can't tell: " + complaint.strip());
      case Command.Lost(String reason) -> throw new IOException(reason);
    };
  }

  /** A table that somebody's hand has added to is none of ours any more: it is written anew. */
  static Optional<SortedSet<Address>> nodes(String json) throws IOException {
    try {
      return ours(JSON.readTree(json).path("nftables"));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  private static Optional<SortedSet<Address>> ours(JsonNode objects) {
    TreeSet<Address> nodes = new TreeSet<>();
    int rules = 0;
    for (JsonNode object : objects) {
      rules += object.has("rule") ? 1 : 0;
      for (JsonNode element : object.path("set").path("elem")) {
        nodes.add(new Address(element.asText()));
      }
    }
    return rules == RULE_COUNT ? Optional.of(nodes) : Optional.empty();
  }
}
