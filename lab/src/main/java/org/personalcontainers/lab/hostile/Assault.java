package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;
import org.personalcontainers.link.identity.Tls;

/**
 * A cluster among strangers: one machine in the same network, and this one. First behind the
 * firewall, then with TLS alone.
 */
public final class Assault {
  private static final NodeName MALLORY = new NodeName("mallory");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SSH = 22;
  private static final int API = 7670;
  private static final int AGENT = 7671;
  private static final int GROUP = 7672;
  private static final int STORE = 7673;
  private static final Set<Integer> INNER = Set.of(2377, 7946, 24007, GROUP, STORE);
  private static final Set<Integer> OPEN = Set.of(SSH, API, AGENT);

  private final RealLab lab;
  private final Voice voice;
  private final RealNode pi1;
  private final RealNode pi2;
  private final RealNode mallory;
  private final Outside outside;
  private final Visitors visitors;
  private final String declared;

  private Assault(RealLab lab, Voice voice) throws IOException {
    this.lab = lab;
    this.voice = voice;
    this.pi1 = lab.node("pi1");
    this.pi2 = lab.node("pi2");
    this.mallory = lab.node(MALLORY);
    this.outside = new Outside(pi1);
    this.visitors = Visitors.of(pi1);
    this.declared = pi1.output("pcctl", "cluster", "show", "--output", "yaml") + "\n";
  }

  /** On a whole cluster of three or more, which it leaves whole; the stranger stays in the lab. */
  public static void on(RealLab lab, Voice voice) {
    List<RealNode> nodes = nodes(lab);
    lab.up(nodes.size(), List.of(MALLORY));
    RealNode mallory = lab.node(MALLORY);
    for (RealNode node : nodes) {
      mallory.shell("echo " + node.address() + " " + node.name() + " >> /etc/hosts");
    }
    try {
      new Assault(lab, voice).run();
    } catch (IOException e) {
      throw new LabProblem("a port of pi1 did not even refuse: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted before the ports of pi1", e);
    }
  }

  private static List<RealNode> nodes(RealLab lab) {
    return lab.nodes().stream().filter(node -> node.kind() == NodeKind.NODE).toList();
  }

  private void run() throws IOException, InterruptedException {
    behindTheFirewallAStrangerReachesThreePorts();
    Questions questions = new Questions(voice, pi1, mallory, visitors);
    questions.whoIsNobodyIsToldNothing();
    questions.withoutACertificateNothingIsToldEither();
    aStrangerOnTheNodeFindsNoSocketOpen();
    aReplayedJoinIsWorthNothing();
    questions.whoAsksAndAsksIsHeldBackAndNobodyElse();
    try {
      withoutTheFirewallCertificatesHold();
      aSiegeCostsLittleAndOthersAreServed();
    } finally {
      declare(declared);
    }
    afterwardsAllIsAsDeclared();
  }

  private void behindTheFirewallAStrangerReachesThreePorts() {
    Set<Integer> listening = outside.listening();
    Set<Integer> fromAMember = outside.reachedBy(pi2);
    voice.say("  listening: " + listening + "; reached by a member: " + fromAMember);
    Must.be(listening, fromAMember, "what a member reaches");
    Must.hold(fromAMember.containsAll(INNER), "a member reaches only " + fromAMember);
    Must.hold(fromAMember.containsAll(OPEN), "a member reaches only " + fromAMember);
    Must.hold(fromAMember.contains(outside.brickPort()), "a member does not reach the brick");
    Set<Integer> fromOutside = outside.reachedBy(mallory);
    voice.say("  reached by a stranger: " + fromOutside);
    Must.be(new TreeSet<>(OPEN), fromOutside, "what a stranger reaches");
    mustMountForMembersOnly();
    Must.hold(
        !outside.letsIntoTheSwarm(mallory, outside.token()),
        "a stranger with a token joined the swarm");
  }

  private void mustMountForMembersOnly() {
    Must.hold(outside.isMountedBy(pi2), "a member can't mount the volume");
    Must.hold(!outside.isMountedBy(mallory), "a stranger mounted the volume");
  }

  private void aStrangerOnTheNodeFindsNoSocketOpen() {
    String run = "/run/personal-containers/";
    mustBelong("660 root:pcctl", run + "agent.sock");
    mustBelong("660 pc-manager:pcctl", run + "manager.sock");
    for (String path : List.of("identity", "manager", "agent")) {
      String state = "/var/lib/personal-containers/" + path;
      Must.be("700", pi1.output("stat", "-c", "%a", state), state);
    }
    String paper = "/etc/personal-containers/join.yml";
    Must.be("600", pi1.output("stat", "-c", "%a", paper), paper);
  }

  private void mustBelong(String wanted, String socket) {
    Must.be(wanted, pi1.output("stat", "-c", "%a %U:%G", socket), socket);
  }

  private void aReplayedJoinIsWorthNothing() throws IOException {
    String before = pi1.output("pcctl", "cluster", "history");
    Must.be(List.of(), new Replay(voice, pi1).differences(), "what a replay got");
    Must.be(before, pi1.output("pcctl", "cluster", "history"), "the history after a replay");
  }

  private void withoutTheFirewallCertificatesHold() throws IOException {
    declare(declared.replaceAll("(?m)^firewall:.*\\R", "") + "firewall: false\n");
    String now = pi1.output("pcctl", "cluster", "show", "--output", "yaml");
    Must.hold(now.contains("firewall: false"), "the firewall is still declared: " + now);
    Patience.until(
        PATIENCE,
        "the firewall to go",
        () -> INNER.stream().allMatch(port -> outside.isReachedBy(mallory, port)));
    for (int port : List.of(GROUP, STORE)) {
      for (Visitor visitor : visitors.outsiders()) {
        mustBeReceived(Visitor.Reception.SENT_AWAY, visitor, port);
      }
      mustBeReceived(Visitor.Reception.LET_IN, visitors.manager(), port);
    }
    mustMountForMembersOnly();
    String guessed = outside.token().replaceAll("-[^-]*$", "-" + "0".repeat(25));
    Must.hold(
        !outside.letsIntoTheSwarm(mallory, guessed), "a stranger with half a token joined it");
    mustKeepItsPool();
  }

  private void mustBeReceived(Visitor.Reception wanted, Visitor visitor, int port)
      throws IOException {
    Must.be(wanted, visitor.shakeHands(pi1.address(), port), visitor + " at " + port);
  }

  /** Of glusterd only what it refuses: it tells strangers a lot, and has no certificates. */
  private void mustKeepItsPool() {
    String remote = "--remote-host=" + pi1.address();
    voice.say(
        "  without the firewall glusterd tells a stranger: "
            + mallory.run("timeout", "20", "gluster", remote, "--mode=script", "volume", "info"));
    mallory.run("timeout", "20", "gluster", remote, "--mode=script", "volume", "stop", "docker");
    mallory.run("timeout", "20", "gluster", "--mode=script", "peer", "probe", pi1.address());
    Must.hold(
        pi1.output("gluster", "volume", "info", "docker").contains("Status: Started"),
        "a stranger stopped the volume");
    long withItsHead = nodes(lab).size() + 1L;
    long lines = pi1.output("gluster", "pool", "list").lines().count();
    Must.be(withItsHead, lines, "lines of the pool's list");
  }

  private void declare(String yaml) {
    pi1.outputWithin(
        PATIENCE, "sh", "-c", "printf '%s' \"$1\" | pcctl cluster apply --yes -f -", "sh", yaml);
  }

  private void aSiegeCostsLittleAndOthersAreServed() throws IOException, InterruptedException {
    Tls stranger = Tls.of(visitors.stranger().identity());
    try (Customer customer = Customer.asking(voice, pi2, pi1.address())) {
      List<Daemon> daemons = Daemon.on(List.of(pi1));
      Siege siege = new Siege(voice, daemons, customer, Faces.taken(pi1.address(), Siege.FACES));
      // Twice those that handshakes make grow: what was taken once must be enough for the next.
      for (int port : List.of(API, AGENT, GROUP, STORE, GROUP, STORE)) {
        siege.of(Siege.at(pi1.address(), port));
      }
      for (int port : List.of(API, AGENT)) {
        siege.of(Siege.at(pi1.address(), port), stranger);
      }
      siege.mustHaveCostLittle();
    }
  }

  private void afterwardsAllIsAsDeclared() {
    Patience.until(PATIENCE, "the firewall to be back", () -> !outside.isReachedBy(mallory, STORE));
    Wholeness.await(lab, PATIENCE);
    String members = pi1.output("docker", "node", "ls", "--format", "{{.Hostname}}");
    Must.be(
        nodes(lab).stream().map(node -> node.name().value()).sorted().toList(),
        Stream.of(members.split("\\R")).sorted().toList(),
        "the swarm's members");
    Must.hold(
        !pi1.output("gluster", "pool", "list").contains("mallory"), "the stranger is in the pool");
  }
}
