package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atomix.raft.protocol.AppendRequest;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import io.atomix.raft.storage.log.entry.InitializeEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.atomix.Guard.Rule;

/** What a member says that it has lies on its disk; without the rule it would not. */
class GuardFlushTest {
  @TempDir Path directory;

  /** What the engine does is done one after the other; here by hand. */
  private static final class ByHand implements Guard.Surroundings {
    private final Queue<Runnable> deeds = new ArrayDeque<>();
    private final AtomicInteger flushes = new AtomicInteger();

    @Override
    public void execute(Runnable deed) {
      deeds.add(deed);
    }

    void runAll() {
      while (!deeds.isEmpty()) {
        deeds.remove().run();
      }
    }

    @Override
    public void flush() {
      flushes.incrementAndGet();
    }

    @Override
    public void stepDown(long newerTerm) {}

    @Override
    public long term() {
      return 1;
    }

    @Override
    public boolean mayJoin(io.atomix.cluster.MemberId member) {
      return true;
    }

    @Override
    public void onPoll() {}

    @Override
    public void fatal(String what, Throwable cause) {
      throw new AssertionError(what, cause);
    }
  }

  @Test
  void answersAnAppendOnlyWhenItIsOnDisk() throws IOException {
    ByHand engine = new ByHand();
    Guard guard = guard(Guard.ALL, engine);
    CompletableFuture<RaftResponse> first = append(guard, 1);
    CompletableFuture<RaftResponse> heartbeat = append(guard, 0);
    assertFalse(first.isDone() || heartbeat.isDone(), "it acknowledges the entry too");
    engine.runAll();
    assertTrue(first.isDone() && heartbeat.isDone());
    assertEquals(2, engine.flushes.get());
    assertTrue(append(guard, 0).isDone(), "nothing lies unwritten");
  }

  @Test
  void wouldAnswerAtOnceWithoutTheRule() throws IOException {
    ByHand engine = new ByHand();
    assertTrue(
        append(guard(EnumSet.complementOf(EnumSet.of(Rule.FLUSH_BEFORE_ANSWER)), engine), 1)
            .isDone());
    assertEquals(0, engine.flushes.get());
  }

  private Guard guard(Set<Rule> rules, ByHand engine) throws IOException {
    return new Guard(
        rules,
        VoteRecord.open(directory.resolve("votes")),
        Snapshots.open(directory.resolve("snapshots")),
        Lapse.open(directory),
        engine);
  }

  private static CompletableFuture<RaftResponse> append(Guard guard, int entries) {
    AppendRequest question =
        AppendRequest.builder()
            .withTerm(1)
            .withLeader(Members.engines(TestGroup.member(2)))
            .withPrevLogIndex(0)
            .withPrevLogTerm(0)
            .withEntries(Collections.nCopies(entries, new InitializeEntry(1, 1)))
            .withCommitIndex(0)
            .build();
    AppendResponse answer =
        AppendResponse.builder()
            .withStatus(Status.OK)
            .withTerm(1)
            .withSucceeded(true)
            .withLastLogIndex(entries)
            .withLastSnapshotIndex(0)
            .build();
    return guard.incoming(question, asked -> CompletableFuture.completedFuture(answer));
  }
}
