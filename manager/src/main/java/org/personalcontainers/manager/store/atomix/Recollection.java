package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.impl.RaftContext;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.atomix.Witness.Position;

/** What a member does before it takes part: it asks the others how far it once said to be. */
record Recollection(RaftContext raft, Belongings belongings, Fatal fatal) {
  /** Ends within the limit of {@link Subject#ATTEST}; who does not answer attests nothing. */
  CompletableFuture<Void> ask(WireProtocol protocol, Set<MemberId> others) {
    List<CompletableFuture<Position>> answers =
        others.stream()
            .map(other -> protocol.attest(other).exceptionally(silence -> Position.START))
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
        .thenAccept(all -> answers.forEach(answer -> compare(answer.join())));
  }

  /** An older image of its disk was put back: it may have voted in all terms up to there. */
  private void compare(Position attested) {
    if (own().compareTo(attested) < 0) {
      try {
        belongings.lapse().owe(attested);
        belongings.votes().forfeit(attested.term());
      } catch (IOException e) {
        fatal.end("that this disk is an older one can't be written down", e);
      }
    }
  }

  private Position own() {
    long term = Math.max(raft.getTerm(), belongings.votes().term());
    return new Position(term, raft.getLogWriter().getLastIndex());
  }
}
