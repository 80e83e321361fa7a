package org.personalcontainers.agent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;

/** Looks take as long as the test wants: each waits for its word. */
class LookoutTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NOT_AT_ALL = Duration.ofDays(1);
  private static final NodeName PI1 = new NodeName("pi1");

  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final AtomicInteger traces = new AtomicInteger();
  private volatile Object trace = "quiet";
  private final Lookout lookout =
      new Lookout(
          this::look,
          List::of,
          () -> {
            traces.incrementAndGet();
            return trace;
          },
          new Lookout.Tempo(Duration.ofMillis(1), Duration.ofMillis(5), NOT_AT_ALL));
  private final Thread loop = Thread.ofVirtual().unstarted(lookout::run);

  @BeforeEach
  void start() {
    loop.start();
  }

  @AfterEach
  void end() {
    loop.interrupt();
  }

  private NodeStatus look() {
    begun.add("begun");
    try {
      return status(words.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return status("interrupted");
    }
  }

  static NodeStatus status(String reason) {
    return new NodeStatus(
        PI1,
        Fact.unknown(reason),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""),
        Fact.unknown(""));
  }

  private CompletableFuture<Optional<Sight>> fresh() {
    return asking(() -> lookout.fresh(Duration.ZERO, LONG));
  }

  private CompletableFuture<Optional<Sight>> changed(String hash, Duration wait) {
    return asking(() -> lookout.changed(hash, wait, LONG));
  }

  private interface Asking {
    Optional<Sight> ask() throws InterruptedException;
  }

  private static CompletableFuture<Optional<Sight>> asking(Asking asking) {
    CompletableFuture<Optional<Sight>> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.complete(asking.ask());
              } catch (InterruptedException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private static String seen(CompletableFuture<Optional<Sight>> answer) throws Exception {
    Fact<?> host = answer.get(60, TimeUnit.SECONDS).orElseThrow().seen().status().host();
    return ((Fact.Unknown<?>) host).reason();
  }

  private void awaitLook() throws InterruptedException {
    assertEquals("begun", begun.poll(60, TimeUnit.SECONDS));
  }

  @Test
  void an_answer_rests_on_a_look_that_began_after_the_question() throws Exception {
    CompletableFuture<Optional<Sight>> first = fresh();
    awaitLook();
    CompletableFuture<Optional<Sight>> second = fresh();
    awaitParked(second);
    words.add("before the second asked");
    assertEquals("before the second asked", seen(first));
    awaitLook();
    words.add("after it asked");
    assertEquals("after it asked", seen(second));
  }

  /** Whoever asks has asked once it has raised the number that is wanted. */
  private void awaitParked(CompletableFuture<?> answer) {
    Eventually.eventually("it waits", () -> lookout.isWanted() && !answer.isDone());
  }

  @Test
  void nobody_is_looked_at_while_nobody_wants_to_know() throws Exception {
    words.add("one");
    assertEquals("one", seen(fresh()));
    awaitLook();
    lookout.wake();
    trace = "stirred";
    words.add("two");
    assertEquals("two", seen(fresh()));
    awaitLook();
    assertEquals(2, lookout.looks());
  }

  @Test
  void who_knows_what_is_seen_waits_for_something_else() throws Exception {
    words.add("same");
    String hash = fresh().get(60, TimeUnit.SECONDS).orElseThrow().hash();
    words.add("same");
    CompletableFuture<Optional<Sight>> answer = changed(hash, LONG);
    Eventually.eventually("a second look", () -> lookout.looks() == 2);
    words.add("other");
    lookout.wake();
    assertEquals("other", seen(answer));
  }

  @Test
  void what_stirs_in_the_files_is_looked_at() throws Exception {
    words.add("same");
    String hash = fresh().get(60, TimeUnit.SECONDS).orElseThrow().hash();
    words.add("same");
    CompletableFuture<Optional<Sight>> answer = changed(hash, LONG);
    Eventually.eventually("a second look", () -> lookout.looks() == 2);
    words.add("other");
    trace = "stirred";
    assertEquals("other", seen(answer));
    assertTrue(traces.get() > 0);
  }

  @Test
  void who_waits_in_vain_is_told_nothing() throws Exception {
    words.add("same");
    String hash = fresh().get(60, TimeUnit.SECONDS).orElseThrow().hash();
    words.add("same");
    assertEquals(Optional.empty(), changed(hash, Duration.ofMillis(50)).get(60, TimeUnit.SECONDS));
  }

  @Test
  void a_look_that_takes_too_long_is_no_answer() throws Exception {
    assertEquals(
        Optional.empty(),
        asking(() -> lookout.fresh(Duration.ZERO, Duration.ofMillis(20)))
            .get(60, TimeUnit.SECONDS));
  }

  @Test
  void the_hash_does_not_change_while_a_job_grows_older() {
    HostStep step = new HostStep.WriteHosts(PI1, new TreeMap<>());
    Fence fence = new Fence(1, 1, 1);
    NodeStatus status = status("same");
    Sight young = Sight.of(1, status, List.of(new Job(step, fence, Duration.ofSeconds(1))));
    Sight old = Sight.of(2, status, List.of(new Job(step, fence, Duration.ofSeconds(9))));
    assertEquals(young.hash(), old.hash());
    assertNotEquals(young.hash(), Sight.of(3, status, List.of()).hash());
    assertNotEquals(young.hash(), Sight.of(3, status("other"), old.seen().jobs()).hash());
  }

  private CompletableFuture<Optional<Sight>> recent() {
    return asking(() -> lookout.fresh(NOT_AT_ALL, LONG));
  }

  @Test
  void a_look_that_began_recently_enough_does_also_while_it_goes_on() throws Exception {
    CompletableFuture<Optional<Sight>> first = fresh();
    awaitLook();
    CompletableFuture<Optional<Sight>> second = recent();
    words.add("the same");
    assertEquals("the same", seen(first));
    assertEquals("the same", seen(second));
    assertEquals("the same", seen(recent()));
    assertTrue(begun.isEmpty(), "nobody looked again");
  }

  @Test
  void no_look_does_after_which_something_stirred() throws Exception {
    words.add("before");
    assertEquals("before", seen(fresh()));
    lookout.wake();
    words.add("after");
    assertEquals("after", seen(recent()));
  }
}
