package org.personalcontainers.manager.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Stopwatch;

class FounderTest {
  private static final JoinKey KEY = Machine.joinKey("seventeen bytes!!");

  /** A first boot without a clock. */
  private static final Instant NOW = Instant.EPOCH;

  private final MemoryGround ground = new MemoryGround();
  private final Agent agent = new Agent();

  private Founder founder() {
    return new Founder(ground, agent, InstantSource.fixed(NOW), new Random(7), Stopwatch.UNREAD);
  }

  private static final class Agent implements OwnAgent {
    private final Machine self = Machine.of("pi1", 11);
    private final List<Machine> guests =
        new ArrayList<>(List.of(Machine.of("pi2", 12), Machine.of("pi3", 13)));
    private final Map<Fingerprint, Admission> admitted = new TreeMap<>();
    private Optional<String> standing = Optional.empty();
    private Optional<String> sight = Optional.empty();
    private Claiming claiming = new Claiming.AllGranted();
    private int callsUntilItDies = Integer.MAX_VALUE;

    private void live() throws IOException {
      callsUntilItDies--;
      if (callsUntilItDies == 0) {
        throw new IOException("it died");
      }
    }

    @Override
    public Company company() throws IOException {
      live();
      return new Company(
          Optional.of(Machine.HOME),
          Optional.of(KEY.reveal()),
          new Guest(self.newcomer(), self.key(), Duration.ZERO, sight),
          standing,
          guests.stream().map(Machine::guest).toList());
    }

    @Override
    public Claiming claim(ClaimWish wish) throws IOException {
      live();
      return claiming;
    }

    @Override
    public Entry admit(Addressed addressed) throws IOException {
      live();
      admitted.put(addressed.to(), addressed.admission());
      return new Entry.Held();
    }
  }

  private Founder.Founding.Refused refused(Founder.Founding founding) {
    assertEquals(Map.of(), ground.documents());
    assertEquals(Map.of(), agent.admitted);
    return assertInstanceOf(Founder.Founding.Refused.class, founding);
  }

  @Test
  void foundsAndLetsEverybodyIn() throws Exception {
    var founded =
        assertInstanceOf(Founder.Founding.Founded.class, founder().found(Optional.empty()));
    assertEquals(3, founded.books().spec().nodes().size());
    assertEquals(1, founded.books().ledger().revision());
    assertEquals(new SwarmBirth.Unborn(), founded.books().ledger().swarm());
    assertEquals(
        List.of(
            "admission/pi1",
            "admission/pi2",
            "admission/pi3",
            "authority",
            "cluster",
            "history/1",
            "key/" + KEY.id()),
        ground.documents().keySet().stream().map(Object::toString).toList());
    assertEquals(3, agent.admitted.size());
    Admission pi1 =
        Optional.ofNullable(agent.admitted.get(agent.self.key().fingerprint())).orElseThrow();
    assertEquals(agent.self.key().key(), PublicPem.certificate(pi1.certificate()).getPublicKey());
    assertTrue(pi1.claim().isPresent());
    Keychain keys = new Keychain(ground, InstantSource.fixed(NOW), new Random(1));
    assertEquals(Optional.of(Duration.ofHours(24)), keys.list().getFirst().left());
  }

  @Test
  void theSwarmIsMadeWhereTheClusterIsFounded() throws Exception {
    NodeName pi1 = new NodeName("pi1");
    agent.sight = told(Fresh.status(pi1));
    var ready = assertInstanceOf(Founder.Trial.Ready.class, founder().attempt(Optional.empty()));
    assertEquals(new SwarmBirth.Expected(pi1), ready.situation().ledger().swarm());
    var founded =
        assertInstanceOf(Founder.Founding.Founded.class, founder().found(Optional.empty()));
    assertEquals(new SwarmBirth.Expected(pi1), founded.books().ledger().swarm());
  }

  @Test
  void noSwarmIsMadeWhereAnotherIs() {
    NodeStatus pi1 = Fresh.status(new NodeName("pi1"));
    SwarmMembership foreign =
        new SwarmMembership.Member(new SwarmNodeId("other"), Role.MANAGER, Optional.empty());
    for (var swarm : List.of(Fact.known(foreign), Fact.<SwarmMembership>unknown("Docker is off"))) {
      agent.sight = told(pi1.withSwarm(swarm));
      var ready = assertInstanceOf(Founder.Trial.Ready.class, founder().attempt(Optional.empty()));
      assertEquals(new SwarmBirth.Unborn(), ready.situation().ledger().swarm());
    }
  }

  private static Optional<String> told(NodeStatus status) {
    byte[] sight = Wire.write(new Observation.Seen(status, List.of()));
    return Optional.of(new String(sight, StandardCharsets.UTF_8));
  }

  /** Killed at any call, and asked again: there is one cluster, and everybody is in it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whereverItDiesTheNextTryGoesOn(int call) throws Exception {
    agent.callsUntilItDies = call;
    Founder.Founding first = founder().found(Optional.empty());
    assertEquals(call > 2, first instanceof Founder.Founding.Founded, first.toString());
    assertEquals(call > 2, !ground.documents().isEmpty());
    Optional<ClusterId> id = ground.books().map(books -> books.ledger().cluster());
    var again = assertInstanceOf(Founder.Founding.Founded.class, founder().found(Optional.empty()));
    assertEquals(again.books().ledger().cluster(), id.orElse(again.books().ledger().cluster()));
    assertEquals(3, agent.admitted.size());
  }

  @Test
  void whoseAnswerWasLostGoesOnWithWhatStands() throws Exception {
    ground.answersLost = true;
    assertInstanceOf(Founder.Founding.Refused.class, founder().found(Optional.empty()));
    ground.answersLost = false;
    ClusterId id = ground.books().orElseThrow().ledger().cluster();
    var again = assertInstanceOf(Founder.Founding.Founded.class, founder().found(Optional.empty()));
    assertEquals(id, again.books().ledger().cluster());
  }

  @Test
  void whoIsTooLateIsToldWhoWasFirst() throws Exception {
    agent.claiming =
        new Claiming.Denied(
            new NodeName("pi1"),
            new ClaimAnswer.Taken(Machine.HOME, new NodeName("pi2"), Duration.ofSeconds(90)));
    assertEquals(
        "somebody on pi2 founds home just now, and has pi1",
        refused(founder().found(Optional.empty())).what());
    agent.claiming =
        new Claiming.Denied(
            new NodeName("pi3"), new ClaimAnswer.Belongs(Machine.HOME, new ClusterId("c1")));
    assertEquals(
        "pi3 belongs to the cluster home (c1)", refused(founder().found(Optional.empty())).what());
    agent.claiming = new Claiming.Silent(new NodeName("pi2"));
    assertEquals("pi2 does not answer any more", refused(founder().found(Optional.empty())).what());
  }

  @Test
  void nothingIsFoundedOnABadList() throws Exception {
    String two =
        "cluster: home\nnodes:\n  pi1: {address: 192.168.1.11}\n  pi9: {address: 192.168.1.19}\n";
    assertEquals(
        "nobody called pi9 knocks here", refused(founder().found(Optional.of(two))).what());
    String without = "cluster: home\nnodes:\n  pi2: {address: 192.168.1.12}\n";
    assertEquals(
        "\"pi1\", where this is typed, is not among the nodes",
        refused(founder().found(Optional.of(without))).what());
    String elsewhere =
        """
        cluster: home
        nodes:
          pi1: {address: 192.168.1.11}
          pi2: {address: 192.168.1.12}
        managers: [pi2]
        """;
    assertEquals(
        "\"pi1\", where this is typed, is not among the managers",
        refused(founder().found(Optional.of(elsewhere))).what());
    String other = "cluster: work\nnodes:\n  pi1: {address: 192.168.1.11}\n";
    assertEquals(
        "join.yml names the cluster home, cluster.yml work",
        refused(founder().found(Optional.of(other))).what());
    assertEquals(
        2, refused(founder().found(Optional.of("cluster: Home\nnodes: 7\n"))).problems().size());
    agent.guests.add(Machine.of("pi2", 22));
    assertEquals("2 machines knock as pi2", refused(founder().found(Optional.empty())).what());
    agent.standing = Optional.of("it belongs to work (c9)");
    assertEquals(
        "this node can't found a cluster: it belongs to work (c9)",
        refused(founder().found(Optional.empty())).what());
  }

  @Test
  void tryingChangesNothing() {
    var ready = assertInstanceOf(Founder.Trial.Ready.class, founder().attempt(Optional.empty()));
    assertTrue(ready.yaml().contains("pi3"), ready.yaml());
    assertEquals(3, ready.situation().observations().size());
    assertEquals(Map.of(), ground.documents());
    assertEquals(Map.of(), agent.admitted);
  }
}
