package org.personalcontainers.lab.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.api.Bootstrap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.http.WrongPeer;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;
import org.personalcontainers.link.knock.Words;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.join.Porter;

/** Agents and a manager, over real sockets: from knocking strangers to a cluster, and after. */
class JoinOverTlsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final JoinKey OTHER =
      JoinKey.of("seventeen others!".getBytes(StandardCharsets.US_ASCII));
  private static final Form<Bootstrap.Wanted> WANTED = Form.of(Bootstrap.Wanted.class);
  private static final Form<Bootstrap.Tried> TRIED = Form.large(Bootstrap.Tried.class);
  private static final Form<Bootstrap.Founded> FOUNDED = Form.of(Bootstrap.Founded.class);

  @TempDir private Path directory;

  private static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Answer bootstrap(Town town, String query) throws IOException {
    byte[] body = WANTED.write(new Bootstrap.Wanted(Optional.empty()));
    return town.manager.call("POST", "/v1/bootstrap" + query, body, LIMIT);
  }

  /** Three that the same join.yml names, in one cluster. */
  private static Town.Resident[] founded(Town town) throws IOException {
    Town.Resident[] three = new Town.Resident[3];
    for (int i = 0; i < three.length; i++) {
      three[i] = town.resident("pi" + (i + 1), 11 + i);
    }
    eventually(
        "all knock at pi1", () -> tried(town).contains("pi3") && tried(town).contains("pi2"));
    Answer answer = bootstrap(town, "");
    assertEquals(200, answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals(1, FOUNDED.read(answer.body()).revision());
    for (Town.Resident each : three) {
      eventually("everybody is in: " + each.journal, each::belongs);
    }
    return three;
  }

  private static String tried(Town town) {
    try {
      Answer answer = bootstrap(town, "?dry=yes");
      return answer.status() == 200 ? TRIED.read(answer.body()).yaml() : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void strangersBecomeAClusterAndAFourthJoinsByItself() throws Exception {
    try (Town town = new Town(directory)) {
      Town.Resident[] three = founded(town);
      membersOnlyTalkToMembers(town, three[1]);

      Town.Resident pi4 = town.resident("pi4", 14);
      eventually("pi4 is let in: " + pi4.journal, pi4::belongs);
      assertEquals(2, town.ground.books().orElseThrow().ledger().revision());

      three[1].close();
      Town.Resident again = town.resident("pi2", 12);
      assertTrue(again.belongs());
      membersOnlyTalkToMembers(town, again);
    }
  }

  private static void membersOnlyTalkToMembers(Town town, Town.Resident pi2) throws IOException {
    Authority authority = Papers.authority(town.ground.documents()).orElseThrow();
    Identity stranger = Identity.stranger("pi1");
    Identity manager =
        stranger.admitted(
            authority.issue(stranger.publicKey(), Role.MANAGER, "pi1", Authority.FOR_EVER),
            authority.certificate());
    InetSocketAddress address = pi2.server.address();
    Expected member = new Expected.Member(Role.AGENT, "pi2");
    try (Caller caller = Caller.tls(address, () -> Tls.of(manager), member)) {
      assertEquals(200, caller.get("/v1/node", LIMIT).status());
    }
    try (Caller caller = Caller.tls(address, () -> Tls.of(stranger), new Expected.AnyKey())) {
      assertEquals(403, caller.get("/v1/node", LIMIT).status());
    }
    Expected other = new Expected.Member(Role.AGENT, "pi3");
    try (Caller caller = Caller.tls(address, () -> Tls.of(manager), other)) {
      assertThrows(WrongPeer.class, () -> caller.get("/v1/node", LIMIT));
    }
  }

  @Test
  void whoHasNoGoodKeyStaysOutside() throws Exception {
    try (Town town = new Town(directory)) {
      founded(town);
      Town.Resident wrong = town.resident("pi5", 15, OTHER, "pi5");
      eventually(
          "it says so",
          () -> wrong.journal.stream().anyMatch(line -> line.contains("this join.yml's key")));
      assertEquals(0, town.porter.waiting().size());

      Town.Resident impostor = town.resident("pi2", 12, Town.KEY, "another machine");
      eventually(
          "it is shown",
          () -> town.porter.waiting().stream().anyMatch(each -> each.name().value().equals("pi2")));
      assertEquals(
          impostor.joining.key().fingerprint().value(),
          town.porter.waiting().getFirst().fingerprint());

      town.now.set(Instant.EPOCH.plus(Duration.ofHours(25)));
      Town.Resident late = town.resident("pi6", 16);
      eventually(
          "it waits",
          () -> town.porter.waiting().stream().anyMatch(each -> each.name().value().equals("pi6")));
      assertFalse(late.belongs());
      assertEquals(new Porter.Admitted.Done(), town.porter.admit(new NodeName("pi6"), "ann"));
      eventually("a person let it in", late::belongs);
      assertFalse(wrong.belongs());
      assertFalse(impostor.belongs());
    }
  }

  /** A proof that was heard on one connection is sent over another one, with the same key. */
  @Test
  void aReplayedProofIsWorthNothing() throws Exception {
    try (Town town = new Town(directory)) {
      Town.Resident pi1 = town.resident("pi1", 11);
      Identity identity = Identity.stranger("pi9");
      InetSocketAddress address = pi1.server.address();
      Newcomer newcomer = new Newcomer(new NodeName("pi9"), new Address("192.168.1.19"), "m9");
      Knock knock = new Knock(Town.HOME, Town.KEY.id(), newcomer, Nonce.drawn(new Random(1)));
      try (Caller one = Caller.tls(address, () -> Tls.of(identity), new Expected.AnyKey());
          Caller two = Caller.tls(address, () -> Tls.of(identity), new Expected.AnyKey())) {
        Proof proof = proof(one, identity, knock);
        Stay stay = new Stay(knock, proof, Optional.empty(), Optional.empty());
        Ruling replayed = ruling(two, stay);
        assertEquals(new Ruling.Refused("the proof does not hold"), replayed);
        assertEquals(replayed, ruling(two, stay));
        assertFalse(tried(town).contains("pi9"));
        assertInstanceOf(Ruling.Waiting.class, ruling(one, stay));
        assertTrue(tried(town).contains("pi9"));
      }
    }
  }

  private static Proof proof(Caller caller, Identity identity, Knock knock) throws IOException {
    Peer.Stranger door = assertInstanceOf(Peer.Stranger.class, caller.peer(LIMIT));
    Answer answer = caller.call("POST", "/v1/knock", Words.KNOCK.write(knock), LIMIT);
    Opening opening = Words.OPENING.read(answer.body());
    Transcript transcript =
        new Transcript(
            Town.HOME,
            Transcript.binding(door.exporter()),
            OpenKey.of(identity.publicKey()),
            OpenKey.of(door.key()),
            knock.nonce(),
            opening.nonce(),
            knock.newcomer());
    assertEquals(transcript.proof(Town.KEY, Side.DOOR), opening.proof());
    return transcript.proof(Town.KEY, Side.KNOCKER);
  }

  private static Ruling ruling(Caller caller, Stay stay) throws IOException {
    return Words.RULING.read(
        caller.call("POST", "/v1/knock/proof", Words.STAY.write(stay), LIMIT).body());
  }
}
