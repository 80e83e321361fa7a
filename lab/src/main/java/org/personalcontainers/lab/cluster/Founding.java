package org.personalcontainers.lab.cluster;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/**
 * From nodes with our packages to a cluster, as a person does it: a join.yml on each, one command
 * on one.
 */
public final class Founding {
  private static final String PLACE = "/etc/personal-containers/join.yml";
  private static final int MOST_DOORS = 3;
  private static final Duration KNOCKING = Duration.ofMinutes(1);
  private static final String AGENT = "/run/personal-containers/agent.sock";
  private static final String KNOCKS = "http://agent/v1/knocks";

  private final RealLab lab;
  private final String cluster;
  private final Set<String> names;

  private Founding(RealLab lab, String cluster, Set<String> names) {
    this.lab = lab;
    this.cluster = cluster;
    this.names = names;
  }

  /** Of all nodes of the lab, of those too that come later. */
  public Founding(RealLab lab) {
    this(lab, "home", Set.of());
  }

  /** Of some nodes of the lab, which may hold several clusters. */
  public static Founding of(RealLab lab, String cluster, String... names) {
    return new Founding(lab, cluster, Set.of(names));
  }

  /** Every node that has none gets the same; a node that comes later too. */
  public void giveJoinFiles() {
    List<RealNode> nodes = nodes();
    String text = existing(nodes);
    nodes.stream()
        .filter(node -> !has(node))
        .forEach(
            node ->
                node.output(
                    "sh",
                    "-c",
                    "umask 077 && mkdir -m 755 -p /etc/personal-containers && printf '%s' \"$1\" > "
                        + PLACE,
                    "sh",
                    text));
  }

  /** Until all others knock at the first: who does not is no part of what is founded. */
  public void awaitKnocks() {
    List<RealNode> nodes = nodes();
    awaitKnocks(nodes.getFirst(), nodes);
  }

  /** Until all knock at all whose doors they know. */
  public void awaitKnocksEverywhere() {
    List<RealNode> nodes = nodes();
    nodes.stream().limit(MOST_DOORS).forEach(door -> awaitKnocks(door, nodes));
  }

  private static void awaitKnocks(RealNode door, List<RealNode> nodes) {
    Patience.until(
        KNOCKING,
        "all nodes to knock at " + door,
        () -> {
          String knocks = door.run("curl", "-sf", "--unix-socket", AGENT, KNOCKS).out();
          return nodes.stream()
              .filter(node -> !node.name().equals(door.name()))
              .allMatch(node -> knocks.contains("\"name\":\"" + node.name() + "\""));
        });
  }

  /** With this terminal; a cluster that stands already is left as it is. */
  public void bootstrap() {
    RealNode first = nodes().getFirst();
    if (first.run("pcctl", "cluster", "show").ok()) {
      return;
    }
    awaitKnocks();
    int code = first.attached(List.of("pcctl", "cluster", "bootstrap", "--yes"));
    if (code != 0) {
      throw new LabProblem(
          "`pcctl cluster bootstrap` on "
              + first
              + " ended with exit code "
              + code
              + "; `./pcctl lab logs "
              + first
              + " --lab "
              + lab.name()
              + "` has more");
    }
  }

  private List<RealNode> nodes() {
    return lab.nodes().stream()
        .filter(node -> node.kind() == NodeKind.NODE)
        .filter(node -> names.isEmpty() || names.contains(node.name().value()))
        .toList();
  }

  private static boolean has(RealNode node) {
    return node.run("test", "-e", PLACE).ok();
  }

  private String existing(List<RealNode> nodes) {
    return nodes.stream()
        .filter(Founding::has)
        .findFirst()
        .map(node -> node.output("cat", PLACE) + "\n")
        .orElseGet(() -> fresh(nodes));
  }

  private String fresh(List<RealNode> nodes) {
    byte[] random = new byte[JoinKey.RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return "cluster: "
        + cluster
        + "\nkey: "
        + JoinKey.of(random).reveal()
        + "\nmanagers: ["
        + nodes.stream().limit(MOST_DOORS).map(RealNode::address).collect(joining(", "))
        + "]\n";
  }
}
