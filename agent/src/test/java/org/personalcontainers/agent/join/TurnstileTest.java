package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;

/** By a clock of the test's own: strangers ask so often, and no honest one is hurt by that. */
class TurnstileTest {
  private static final Peer MEMBER =
      new Peer.Certified(Role.MANAGER, "pi1", new Fingerprint("0".repeat(64)));

  /** A knock, and the proof after it. */
  private static final int WORDS = 2;

  private final List<Duration> pauses = new ArrayList<>();
  private long now;
  private int heard;
  private final Turnstile turnstile = new Turnstile(() -> now, pauses::add);
  private final Handler door =
      turnstile.before(
          request -> {
            heard++;
            return Response.text(200, "heard");
          });

  private Response ask(String address, Peer peer) throws InterruptedException {
    InetAddress origin = InetAddress.ofLiteral(address);
    return door.handle(
        new Request(
            "POST", Reception.STAY, new TreeMap<>(), new byte[0], peer, Optional.of(origin)));
  }

  private Response ask(String address) throws InterruptedException {
    return ask(address, new Peer.Anonymous());
  }

  private void askUntilRefused(String address) throws InterruptedException {
    for (int i = 0; i < Turnstile.OF_ADDRESS.atOnce(); i++) {
      assertEquals(200, ask(address).status(), address + ", word " + i);
    }
    assertEquals(429, ask(address).status());
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeAgain() throws InterruptedException {
    askUntilRefused("192.168.1.99");
    Response refused = ask("192.168.1.99");
    Duration wait = refused.retryAfter().orElseThrow();
    assertTrue(refused.body().length < 100, new String(refused.body(), StandardCharsets.UTF_8));
    pass(wait.minusNanos(1));
    assertEquals(429, ask("192.168.1.99").status());
    pass(Duration.ofNanos(1));
    assertEquals(200, ask("192.168.1.99").status());
    assertEquals(429, ask("192.168.1.99").status());
    assertEquals(Turnstile.OF_ADDRESS.atOnce() + 1, heard);
  }

  /** Else refusals could be had as fast as they can be written. */
  @Test
  void aRefusalTakesItsTime() throws InterruptedException {
    askUntilRefused("192.168.1.99");
    assertEquals(List.of(Duration.ofSeconds(1)), pauses);
  }

  @Test
  void othersAreHeardMeanwhile() throws InterruptedException {
    askUntilRefused("192.168.1.99");
    assertEquals(200, ask("192.168.1.14").status());
  }

  @Test
  void ofIpv6ANetworkCountsAsOneAddress() throws InterruptedException {
    for (int i = 0; i < Turnstile.OF_ADDRESS.atOnce(); i++) {
      assertEquals(200, ask("2001:db8:0:1::" + Integer.toHexString(i)).status());
    }
    assertEquals(429, ask("2001:db8:0:1:ffff::1").status());
    assertEquals(200, ask("2001:db8:0:2::1").status());
  }

  @Test
  void manyAddressesShareWhatThereIs() throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      ask("10.0." + i / 250 + "." + i % 250);
    }
    assertEquals(Turnstile.OF_ALL.atOnce(), heard);
    assertEquals(Turnstile.MOST_ADDRESSES, turnstile.known());
    pass(Duration.ofSeconds(1));
    for (int i = 0; i < 1000; i++) {
      ask("10.0." + i / 250 + "." + i % 250);
    }
    assertEquals(Turnstile.OF_ALL.atOnce() + Turnstile.OF_ALL.perSecond(), heard);
  }

  /** Forgotten is who was quiet for longest, and not who asks and asks. */
  @Test
  void whoAsksAndAsksIsNotForgotten() throws InterruptedException {
    askUntilRefused("192.168.1.99");
    for (int i = 0; i < 2 * Turnstile.MOST_ADDRESSES; i++) {
      ask("10.0." + i / 250 + "." + i % 250);
      assertEquals(429, ask("192.168.1.99").status());
    }
  }

  @Test
  void membersAreNotCounted() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      assertEquals(200, ask("192.168.1.11", MEMBER).status());
    }
    assertEquals(200, ask("192.168.1.11").status());
  }

  /** What a machine does that is refused for a day: its join.yml names the door three times. */
  @Test
  void whoWaitsForAPersonIsNeverTooMuch() throws InterruptedException {
    PriorityQueue<Knock> knocks = knocks(3);
    while (now < Duration.ofDays(1).toNanos()) {
      Knock next = knocks.remove();
      now = next.at();
      assertEquals(200, ask("192.168.1.14").status());
      assertEquals(200, ask("192.168.1.14").status());
      knocks.add(next.after(next.pacing().afterTurnedAway()));
    }
  }

  /** All of them booted when the power came back, at the end of one IPv6 network. */
  @Test
  void aWholeRackBehindOneAddressGetsInSoon() throws InterruptedException {
    PriorityQueue<Knock> knocks = knocks(100);
    while (!knocks.isEmpty()) {
      Knock next = knocks.remove();
      now = next.at();
      Optional<Duration> wait = ask("192.168.1.14").retryAfter();
      Knock heardOnce = wait.isEmpty() ? next.heard() : next;
      Duration rest = wait.map(next.pacing()::afterCrowd).orElse(Duration.ZERO);
      if (heardOnce.words() < WORDS) {
        knocks.add(heardOnce.after(rest));
      }
    }
    assertTrue(now < Duration.ofSeconds(60).toNanos(), Duration.ofNanos(now).toString());
  }

  private record Knock(long at, Pacing pacing, int words) {
    Knock after(Duration rest) {
      return new Knock(at + rest.toNanos(), pacing, words);
    }

    Knock heard() {
      return new Knock(at, pacing, words + 1);
    }
  }

  private static PriorityQueue<Knock> knocks(int many) {
    PriorityQueue<Knock> knocks = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    for (int i = 0; i < many; i++) {
      knocks.add(new Knock(0, new Pacing(new Random(i)), 0));
    }
    return knocks;
  }

  @Test
  void aNodeComesAgainWhereTooManyKnocked(@TempDir Path directory) throws IOException {
    try (Village village = new Village(directory, 61, 0)) {
      Village.House door = village.house("pi1", Village.KEY, "pi1");
      Village.House node = village.house("pi2", Village.KEY, "pi1");
      door.crowdedFor(3);
      node.knock();
      KnockingTest.eventually("heard", () -> door.callers().equals(List.of("pi2")));
      assertEquals(
          "knocking at pi1: too many knock there; this node comes again later",
          node.told.getFirst());
    }
  }

  @Test
  void manyAtOnceAreCountedRight() throws InterruptedException, ExecutionException {
    Turnstile shared = new Turnstile(() -> 0, time -> {});
    Handler busy = shared.before(request -> Response.nothing());
    List<Future<Response>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4 * Turnstile.OF_ADDRESS.atOnce(); i++) {
        answers.add(threads.submit(() -> busy.handle(request())));
      }
    }
    int heardOf = 0;
    for (Future<Response> answer : answers) {
      heardOf += answer.get().status() == 204 ? 1 : 0;
    }
    assertEquals(Turnstile.OF_ADDRESS.atOnce(), heardOf);
  }

  private static Request request() {
    InetAddress origin = InetAddress.ofLiteral("192.168.1.99");
    return new Request(
        "GET", "/", new TreeMap<>(), new byte[0], new Peer.Anonymous(), Optional.of(origin));
  }
}
