package org.personalcontainers.manager.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Passed;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.manager.reconcile.Stopwatch;

class PorterTest {
  private static final JoinKey KEY = Machine.joinKey("seventeen bytes!!");
  private static final NodeName PI4 = new NodeName("pi4");

  private final MemoryGround ground = new MemoryGround();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Keychain keys = new Keychain(ground, now::get, new Random(2));
  private final Machine pi1 = Machine.of("pi1", 11);
  private final Machine pi4 = Machine.of("pi4", 14);
  private final Porter porter = porter(Duration.ZERO);

  private Porter porter(Duration patience) {
    return new Porter(ground, keys, now::get, System::nanoTime, new Random(3), patience);
  }

  private record Alone(Machine self) implements OwnAgent {
    @Override
    public Company company() {
      return new Company(
          Optional.of(Machine.HOME),
          Optional.of(KEY.reveal()),
          self.guest(),
          Optional.empty(),
          List.of());
    }

    @Override
    public Claiming claim(ClaimWish wish) {
      return new Claiming.AllGranted();
    }

    @Override
    public Entry admit(Addressed addressed) throws IOException {
      return new Entry.Entered();
    }
  }

  @BeforeEach
  void found() throws InterruptedException {
    Founder founder =
        new Founder(ground, new Alone(pi1), now::get, new Random(4), Stopwatch.UNREAD);
    assertInstanceOf(Founder.Founding.Founded.class, founder.found(Optional.empty()));
  }

  private long revision() {
    return ground.books().orElseThrow().ledger().revision();
  }

  @Test
  void aGoodKeyLetsInAndWritesItDown() throws Exception {
    Ruling.Admitted admitted = assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    assertEquals(PI4, admitted.admission().name());
    assertEquals(
        pi4.newcomer().address(),
        Optional.ofNullable(ground.books().orElseThrow().spec().nodes().get(PI4))
            .orElseThrow()
            .address());
    assertEquals(2, revision());
    assertTrue(
        ground.documents().keySet().stream().anyMatch(name -> name.value().equals("history/2")));
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    assertEquals(2, revision());
  }

  @Test
  void usesAreCountedInTheSameCommit() throws Exception {
    Keychain.Made.Fresh once =
        assertInstanceOf(
            Keychain.Made.Fresh.class,
            keys.make(new Keys.Wanted(Optional.empty(), Optional.of(1))));
    Machine pi5 = Machine.of("pi5", 15);
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(once.key())));
    assertInstanceOf(Ruling.Waiting.class, porter.stay(pi5.stay(once.key())));
    assertEquals("pi5", porter.waiting().getFirst().name().value());
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(once.key())));
    assertEquals(
        Keys.State.USED_UP,
        keys.list().stream()
            .filter(key -> key.id().equals(once.key().id()))
            .findFirst()
            .orElseThrow()
            .state());
  }

  @Test
  void aLateKnockerWaitsForAPerson() throws Exception {
    now.set(Instant.EPOCH.plus(Duration.ofHours(25)));
    Porter patient = porter(Duration.ofSeconds(20));
    var held = CompletableFuture.supplyAsync(() -> stay(patient, pi4.stay(KEY)));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (patient.waiting().isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(pi4.key().fingerprint().value(), patient.waiting().getFirst().fingerprint());
    assertEquals("its key has expired", patient.waiting().getFirst().reason());
    assertEquals(new Porter.Admitted.NobodyKnocks(), patient.admit(new NodeName("pi9"), "ann"));
    assertEquals(new Porter.Admitted.Done(), patient.admit(PI4, "ann"));
    assertInstanceOf(Ruling.Admitted.class, held.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(), patient.waiting());
  }

  private static Ruling stay(Porter porter, Passed passed) {
    try {
      return porter.stay(passed);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anImpostorIsRefusedAndShown() throws Exception {
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    Machine other = Machine.of("pi4", 14);
    assertInstanceOf(Ruling.Refused.class, porter.stay(other.stay(KEY)));
    assertEquals(other.key().fingerprint().value(), porter.waiting().getFirst().fingerprint());
    assertInstanceOf(Porter.Admitted.Refused.class, porter.admit(PI4, "ann"));
    assertEquals(2, revision());
  }

  @Test
  void aPersonGivesAMembersNameToAnotherMachine() throws Exception {
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    assertEquals(new Porter.Admitted.NobodyKnocks(), porter.replace(PI4, "ann"));
    Machine fresh = Machine.of("pi4", 14);
    assertInstanceOf(Ruling.Refused.class, porter.stay(fresh.stay(KEY)));
    assertEquals(new Porter.Admitted.Done(), porter.replace(PI4, "ann"));
    assertInstanceOf(Ruling.Admitted.class, porter.stay(fresh.stay(KEY)));
    assertEquals(List.of(), porter.waiting());
    assertInstanceOf(Ruling.Refused.class, porter.stay(pi4.stay(KEY)));
    assertEquals(2, revision());
  }

  @Test
  void theKeyOfAMachineThatIsReplacedIsNobodysUntilItIsLetInAgain() throws Exception {
    Machine fresh = Machine.of("pi4", 14);
    porter.stay(pi4.stay(KEY));
    porter.stay(fresh.stay(KEY));
    assertEquals(new Porter.Admitted.Done(), porter.replace(PI4, "ann"));
    assertTrue(struck(pi4) && !struck(fresh));
    assertInstanceOf(Ruling.Admitted.class, porter.stay(fresh.stay(KEY)));
    porter.stay(pi4.stay(KEY));
    assertEquals(new Porter.Admitted.Done(), porter.replace(PI4, "ann"));
    assertTrue(struck(fresh) && !struck(pi4));
    Machine elsewhere = new Machine(Machine.of("pi5", 15).newcomer(), fresh.key());
    assertInstanceOf(Ruling.Admitted.class, porter.stay(elsewhere.stay(KEY)));
    assertTrue(!struck(fresh) && !struck(pi4));
  }

  @Test
  void aKeyThatAnotherMemberLivesByStaysGood() throws Exception {
    Machine copy = new Machine(Machine.of("pi5", 15).newcomer(), pi4.key());
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    assertInstanceOf(Ruling.Admitted.class, porter.stay(copy.stay(KEY)));
    porter.stay(Machine.of("pi5", 15).stay(KEY));
    assertEquals(new Porter.Admitted.Done(), porter.replace(new NodeName("pi5"), "ann"));
    assertTrue(!struck(pi4));
  }

  private boolean struck(Machine machine) {
    return StrikeList.of(ground.documents()).holds(machine.key().fingerprint());
  }

  @Test
  void aMachineAtAnotherAddressReplacesNobody() throws Exception {
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
    assertInstanceOf(Ruling.Refused.class, porter.stay(Machine.of("pi4", 15).stay(KEY)));
    assertInstanceOf(Porter.Admitted.Refused.class, porter.replace(PI4, "ann"));
    assertInstanceOf(Ruling.Admitted.class, porter.stay(pi4.stay(KEY)));
  }

  @Test
  void whoeverIsNoMemberIsNotReplaced() throws Exception {
    now.set(Instant.EPOCH.plus(Duration.ofHours(25)));
    assertInstanceOf(Ruling.Waiting.class, porter.stay(pi4.stay(KEY)));
    assertInstanceOf(Porter.Admitted.Refused.class, porter.replace(PI4, "ann"));
  }

  @Test
  void whoProvesNothingLearnsNothing() throws Exception {
    JoinKey unknown = Machine.joinKey("seventeen others!");
    assertEquals(Porter.UNPROVEN, porter.stay(pi4.stay(unknown)));
    assertEquals(Porter.UNPROVEN, porter.stay(pi4.stay(KEY, new Proof("00".repeat(32)))));
    Proof door = pi4.transcript().proof(KEY, Side.DOOR);
    assertEquals(Porter.UNPROVEN, porter.stay(pi4.stay(KEY, door)));
    Proof mine = pi4.transcript().proof(KEY, Side.KNOCKER);
    assertEquals(Porter.UNPROVEN, porter.stay(Machine.of("pi4", 14).stay(KEY, mine)));
    assertEquals(List.of(), porter.waiting());
    Passed.First first = new Passed.First(pi4.knock(KEY), pi4.transcript());
    assertEquals(door, porter.open(first));
    Passed.First stray = new Passed.First(pi4.knock(unknown), pi4.transcript());
    assertNotEquals(pi4.transcript().proof(unknown, Side.DOOR), porter.open(stray));
    assertEquals(1, revision());
  }

  @Test
  void aRevokedKeyLetsNobodyIn() throws Exception {
    assertEquals(new Keychain.Revoked.Done(), keys.revoke(KEY.id()));
    assertEquals(
        new Ruling.Refused("the key of its join.yml was revoked"), porter.stay(pi4.stay(KEY)));
    assertEquals(
        new Keychain.Revoked.NoSuchKey(), keys.revoke(Machine.joinKey("seventeen others!").id()));
  }

  @Test
  void whatClusterYmlCannotHoldIsNotWrittenIntoIt() throws Exception {
    Machine sameAddress = Machine.of("pi5", 11);
    Ruling.Refused refused =
        assertInstanceOf(Ruling.Refused.class, porter.stay(sameAddress.stay(KEY)));
    assertTrue(refused.reason().contains("192.168.1.11"), refused.reason());
    assertEquals(1, revision());
    assertEquals(1, porter.waiting().size());
  }

  @Test
  void whoDoesNotLeadSendsOn() throws Exception {
    ground.follow("pi1");
    assertEquals(new Ruling.Elsewhere(Contact.parse("192.168.1.11")), porter.stay(pi4.stay(KEY)));
    assertEquals(1, revision());
  }
}
