package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.personalcontainers.manager.store.Eventually.eventually;

import io.atomix.raft.partition.impl.RaftNamespaces;
import io.atomix.raft.protocol.AppendRequest;
import io.atomix.utils.serializer.Serializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/**
 * Both followers take a write, and the connections break before they can answer. What they answer
 * to the next signs of the leader says that they have it; the engine hears it, and commits nothing.
 */
class LastWriteTest {
  private static final Serializer SERIALIZER = Serializer.using(RaftNamespaces.RAFT_PROTOCOL);
  private static final DocumentName CLUSTER = new DocumentName("cluster");
  private static final int SIGNS = 10;

  @TempDir private Path directory;
  private final AtomicInteger answered = new AtomicInteger();

  /** A write alone, after which nobody writes; the next one gets through. */
  private CompletableFuture<Outcome> written(TestGroup group, ExecutorService threads) {
    AtomixStore leader = group.leader();
    long term = leader.standing().term();
    assertInstanceOf(Outcome.Committed.class, leader.round(term));
    long last = leader.engine().raft().getLogWriter().getLastIndex() + 1;
    group.network().breakAfter(question -> isLost(question, last));
    Write write = new Write.Put(CLUSTER, 0, Content.of("last"));
    return CompletableFuture.supplyAsync(() -> leader.commit(term, List.of(write)), threads);
  }

  private boolean isLost(ChaosNetwork.Question question, long last) {
    if (!question.subject().equals(Subject.APPEND.in("g1"))) {
      return false;
    }
    AppendRequest append = SERIALIZER.decode(question.bytes());
    if (append.entries().isEmpty() && append.prevLogIndex() == last) {
      answered.incrementAndGet();
    }
    return !append.entries().isEmpty() && append.prevLogIndex() + append.entries().size() == last;
  }

  @Test
  void isCommittedThoughNobodyWritesAnyMore() throws ExecutionException, InterruptedException {
    try (TestGroup group = new TestGroup(directory, 1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      group.grown(3);
      assertInstanceOf(Outcome.Committed.class, written(group, threads).get());
      assertEquals(Content.of("last"), group.leader().get(CLUSTER).orElseThrow().content());
      eventually("all have it", group::agrees);
    }
  }

  @Test
  void wouldHangUntilSomebodyWrites() throws ExecutionException, InterruptedException {
    Settings.Pace never =
        new Settings.Pace(
            TestGroup.QUICK.election(),
            TestGroup.QUICK.heartbeat(),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
    try (TestGroup group = new TestGroup(directory, 1, TestGroup.SMALL, never);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      group.grown(3);
      CompletableFuture<Outcome> outcome = written(group, threads);
      eventually("they tell that they have it", () -> answered.get() > SIGNS);
      assertFalse(outcome.isDone());
      AtomixStore leader = group.leader();
      assertInstanceOf(Outcome.Committed.class, leader.round(leader.standing().term()));
      assertInstanceOf(Outcome.Committed.class, outcome.get());
    }
  }
}
