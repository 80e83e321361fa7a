package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.roles.LeaderRole;
import io.atomix.raft.zeebe.ZeebeEntry;
import io.atomix.raft.zeebe.ZeebeLogAppender;
import io.atomix.storage.journal.Indexed;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.personalcontainers.manager.store.Outcome;

/** Brings commands into the log, and waits for what becomes of them. */
record Submission(Engine engine, Waits waits, Settings.Pace pace) {
  Outcome run(long term, byte[] command) throws InterruptedException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    begin(term, command, outcome);
    try {
      return awaited(term, outcome);
    } finally {
      waits.forget(outcome);
    }
  }

  void begin(long term, byte[] command, CompletableFuture<Outcome> outcome) {
    engine.execute(() -> append(term, command, outcome), outcome);
  }

  private void append(long term, byte[] command, CompletableFuture<Outcome> outcome) {
    Optional<LeaderRole> role = engine.leading(term);
    if (role.isEmpty()) {
      outcome.complete(engine.notLeading());
      return;
    }
    role.get().appendEntry(-1, -1, ByteBuffer.wrap(command), new Appended(outcome));
  }

  /**
   * The engine does not commit on the answer to a heartbeat, so that the last write may hang until
   * the next one: that is sent after a while.
   */
  private Outcome awaited(long term, CompletableFuture<Outcome> outcome)
      throws InterruptedException {
    long end = System.nanoTime() + pace.patience().toNanos();
    while (System.nanoTime() < end) {
      try {
        return outcome.get(pace.nudge().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        nudge(term);
      } catch (ExecutionException e) {
        return new Outcome.Unknown("the log can't be written: " + e.getMessage());
      }
    }
    return new Outcome.Unknown("no majority answers");
  }

  private void nudge(long term) {
    CompletableFuture<Outcome> nobodyWaits = new CompletableFuture<>();
    begin(term, new Command.Commit(term, List.of()).written(), nobodyWaits);
    CompletableFuture<Outcome> ignored =
        nobodyWaits
            .orTimeout(pace.patience().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((outcome, error) -> waits.forget(nobodyWaits));
  }

  /** Notes where in the log it came to lie. */
  private final class Appended implements ZeebeLogAppender.AppendListener {
    private final CompletableFuture<Outcome> outcome;

    Appended(CompletableFuture<Outcome> outcome) {
      this.outcome = outcome;
    }

    @Override
    public void onWrite(Indexed<ZeebeEntry> entry) {
      waits.add(entry.index(), entry.entry().term(), outcome);
    }

    @Override
    public void onWriteError(Throwable error) {
      outcome.complete(
          error instanceof IllegalStateException
              ? engine.notLeading()
              : new Outcome.Unknown("the log can't be written: " + error.getMessage()));
    }

    @Override
    public void onCommit(Indexed<ZeebeEntry> entry) {}

    /** It may still be committed by the next leader: the wait goes on. */
    @Override
    public void onCommitError(Indexed<ZeebeEntry> entry, Throwable error) {}
  }
}
