package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Entry;
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

class KnockingTest {
  private static final JoinKey OTHER =
      JoinKey.of("seventeen others!".getBytes(StandardCharsets.US_ASCII));
  private static final Newcomer PI4 =
      new Newcomer(new NodeName("pi4"), new Address("192.168.1.14"), "m4");

  @TempDir private Path directory;

  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private Village.House[] three(Village village) throws IOException {
    Village.House[] houses = new Village.House[3];
    for (int i = 0; i < houses.length; i++) {
      houses[i] = village.house("pi" + (i + 1), Village.KEY, "pi1", "pi2", "pi3");
    }
    return houses;
  }

  private static void meet(Village.House... houses) {
    for (Village.House house : houses) {
      house.knock();
    }
    for (Village.House house : houses) {
      eventually("all others are heard", () -> house.callers().size() == houses.length - 1);
    }
  }

  private static Admission admission(Village.House house) {
    Optional<Nonce> claim =
        house.allegiance.belonging() instanceof Belonging.Claimed(var held)
            ? Optional.of(held.nonce())
            : Optional.empty();
    return new Admission(
        Village.HOME, new ClusterId("c1"), house.name, "certificate", "authority", claim);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void threeBecomeOneOverLossyRoads(int seed) throws Exception {
    try (Village village = new Village(directory, seed, seed == 0 ? 0 : 2)) {
      Village.House[] houses = three(village);
      meet(houses);
      assertEquals(List.of("pi2", "pi3"), houses[0].callers());
      assertEquals(new Claiming.AllGranted(), houses[0].claim(houses), "seed " + seed);
      for (Village.House house : houses) {
        assertInstanceOf(Belonging.Claimed.class, house.allegiance.belonging());
      }
      assertEquals(new Entry.Entered(), houses[0].allegiance.admit(admission(houses[0])));
      for (int i = 1; i < houses.length; i++) {
        Addressed word = new Addressed(houses[i].key.fingerprint(), admission(houses[i]));
        assertEquals(new Entry.Held(), houses[0].guests.admit(word));
        Village.House house = houses[i];
        eventually("seed " + seed, () -> house.allegiance.belonging() instanceof Belonging.Member);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void ofTwoWhoClaimAtOnceOneWins(int seed) throws Exception {
    try (Village village = new Village(directory, seed, 1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Village.House[] houses = three(village);
      meet(houses);
      var one = CompletableFuture.supplyAsync(() -> claim(houses[1], houses), threads);
      var two = CompletableFuture.supplyAsync(() -> claim(houses[2], houses), threads);
      List<Claiming> outcomes = List.of(one.get(), two.get());
      assertEquals(
          1,
          outcomes.stream().filter(Claiming.AllGranted.class::isInstance).count(),
          "seed " + seed + ": " + outcomes);
      Claiming.Denied denied =
          outcomes.stream()
              .filter(Claiming.Denied.class::isInstance)
              .map(Claiming.Denied.class::cast)
              .findFirst()
              .orElseThrow();
      assertEquals(new NodeName("pi1"), denied.node());
      ClaimAnswer.Taken taken = assertInstanceOf(ClaimAnswer.Taken.class, denied.answer());
      String winner = outcomes.getFirst() instanceof Claiming.AllGranted ? "pi2" : "pi3";
      assertEquals(winner, taken.by().value());
    }
  }

  private static Claiming claim(Village.House by, Village.House[] all) {
    try {
      return by.claim(all);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoBelongsToAnotherClusterDeniesAndTheRestIsFreeAgain() throws Exception {
    try (Village village = new Village(directory, 21, 0)) {
      Village.House[] houses = three(village);
      meet(houses);
      assertEquals(new Entry.Entered(), houses[2].allegiance.admit(admission(houses[2])));
      assertEquals(
          new Claiming.Denied(
              new NodeName("pi3"), new ClaimAnswer.Belongs(Village.HOME, new ClusterId("c1"))),
          houses[2].claim(houses));
      for (int i = 0; i < 2; i++) {
        Village.House house = houses[i];
        eventually("free", () -> house.allegiance.belonging() instanceof Belonging.Free);
      }
    }
  }

  @Test
  void aDoorThatBootsLastIsFound() throws Exception {
    try (Village village = new Village(directory, 31, 0)) {
      Village.House late = village.house("pi4", Village.KEY, "pi1");
      late.knock();
      eventually("it says so", () -> !late.told.isEmpty());
      Village.House door = village.house("pi1", Village.KEY, "pi1");
      eventually("heard", () -> door.callers().equals(List.of("pi4")));
    }
  }

  @Test
  void aWrongKeyTellsNothingOnEitherSide() throws Exception {
    try (Village village = new Village(directory, 41, 0)) {
      Village.House door = village.house("pi1", Village.KEY, "pi1");
      Village.House wrong = village.house("pi4", OTHER, "pi1");
      wrong.knock();
      eventually("it says so", () -> !wrong.told.isEmpty());
      assertEquals(
          "knocking at pi1: who answers there does not have this join.yml's key, or no longer",
          wrong.told.getFirst());
      assertEquals(List.of(), door.callers());
    }
  }

  /** Somebody without the key asks twice: what he gets is as long, and never the same. */
  @Test
  void nobodyCanTellWhetherADoorKnowsAKey() throws Exception {
    try (Village village = new Village(directory, 42, 0)) {
      Village.House door = village.house("pi1", Village.KEY, "pi1");
      Exporter exporter = new Exporter(new byte[32]);
      OpenKey stranger = Village.fresh();
      Knock known = new Knock(Village.HOME, Village.KEY.id(), PI4, Nonce.drawn(new Random(1)));
      Knock unknown = new Knock(Village.HOME, OTHER.id(), PI4, Nonce.drawn(new Random(1)));
      Opening one = door.door.open(known, stranger, exporter);
      Opening two = door.door.open(unknown, stranger, exporter);
      assertEquals(one.nonce(), two.nonce());
      assertFalse(one.proof().equals(two.proof()));
      Proof guess = new Proof("00".repeat(32));
      Ruling first = stay(door, known, guess, stranger, exporter);
      Ruling second = stay(door, unknown, guess, stranger, exporter);
      assertEquals(first, second);
      assertEquals(Door.UNPROVEN, first);
    }
  }

  private static Ruling stay(
      Village.House door, Knock knock, Proof proof, OpenKey key, Exporter exporter)
      throws InterruptedException {
    Stay stay = new Stay(knock, proof, Optional.empty(), Optional.empty());
    return door.door.stay(stay, key, exporter);
  }

  @Test
  void aProofIsGoodOnItsOwnConnectionAndForItsOwnKeyOnly() throws Exception {
    try (Village village = new Village(directory, 43, 0)) {
      Village.House door = village.house("pi1", Village.KEY, "pi1");
      OpenKey key = Village.fresh();
      Exporter exporter = new Exporter("one connection".getBytes(StandardCharsets.US_ASCII));
      Knock knock = new Knock(Village.HOME, Village.KEY.id(), PI4, Nonce.drawn(new Random(1)));
      Opening opening = door.door.open(knock, key, exporter);
      Transcript transcript =
          new Transcript(
              Village.HOME,
              Transcript.binding(exporter),
              key,
              door.key,
              knock.nonce(),
              opening.nonce(),
              PI4);
      Proof proof = transcript.proof(Village.KEY, Side.KNOCKER);
      Exporter other = new Exporter("another one".getBytes(StandardCharsets.US_ASCII));
      assertEquals(Door.UNPROVEN, stay(door, knock, proof, key, other));
      assertEquals(Door.UNPROVEN, stay(door, knock, proof, Village.fresh(), exporter));
      assertEquals(Door.UNPROVEN, stay(door, knock, opening.proof(), key, exporter));
      assertEquals(List.of(), door.callers());
      assertInstanceOf(Ruling.Waiting.class, stay(door, knock, proof, key, exporter));
      assertEquals(List.of("pi4"), door.callers());
    }
  }

  @Test
  void aDoorHasRoomForSoManyAndNoMore() throws Exception {
    Guests guests = new Guests(System::nanoTime);
    Knock knock = new Knock(Village.HOME, Village.KEY.id(), PI4, Nonce.drawn(new Random(1)));
    Stay stay = new Stay(knock, new Proof("00".repeat(32)), Optional.empty(), Optional.empty());
    for (int i = 0; i < Guests.MOST; i++) {
      assertInstanceOf(Ruling.Waiting.class, guests.stay(Village.fresh(), stay, Duration.ZERO));
    }
    assertInstanceOf(Ruling.Refused.class, guests.stay(Village.fresh(), stay, Duration.ZERO));
    assertEquals(Guests.MOST, guests.all().size());
  }

  @Test
  void whoIsSilentIsSaidToBe() throws InterruptedException, ExecutionException, IOException {
    try (Village village = new Village(directory, 51, 0)) {
      Village.House pi1 = village.house("pi1", Village.KEY, "pi1");
      Village.House pi2 = village.house("pi2", Village.KEY, "pi1");
      assertEquals(new Claiming.Silent(new NodeName("pi2")), pi1.claim(pi1, pi2));
      assertInstanceOf(Belonging.Free.class, pi1.allegiance.belonging());
    }
  }
}
