package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.protocol.PollRequest;
import io.atomix.raft.protocol.PollResponse;
import io.atomix.raft.protocol.RaftRequest;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import io.atomix.raft.protocol.VoteRequest;
import io.atomix.raft.protocol.VoteResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.personalcontainers.manager.store.atomix.Guard.Rule;
import org.personalcontainers.manager.store.atomix.Guard.Surroundings;
import org.personalcontainers.manager.store.atomix.VoteRecord.Answer;

/** The part of the guard that has to do with elections. */
record Ballot(
    Set<Rule> rules,
    VoteRecord votes,
    Snapshots snapshots,
    Lapse lapse,
    Surroundings surroundings) {
  private boolean isUnsound() {
    return !lacks(Rule.VOTE_ONLY_WHEN_SOUND) && lapse.owed().isPresent();
  }

  private boolean lacks(Rule rule) {
    return !rules.contains(rule);
  }

  CompletableFuture<RaftResponse> vote(
      VoteRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    if (isUnsound()
        || taken(question)
        || behindSnapshot(question.lastLogTerm(), question.lastLogIndex())) {
      return completed(no(question));
    }
    return handler
        .apply(question)
        .thenApply(answer -> voted(answer) && refuses(question) ? no(question) : answer);
  }

  private boolean taken(VoteRequest question) {
    return !lacks(Rule.ONE_VOTE_PER_TERM)
        && votes.possible(question.term(), question.candidate()) == Answer.NO;
  }

  private static boolean voted(RaftResponse answer) {
    return answer instanceof VoteResponse vote && vote.status() == Status.OK && vote.voted();
  }

  private boolean refuses(VoteRequest question) {
    return isUnsound() || (!lacks(Rule.ONE_VOTE_PER_TERM) && give(question) == Answer.NO);
  }

  private Answer give(VoteRequest question) {
    try {
      return votes.give(question.term(), question.candidate());
    } catch (IOException e) {
      surroundings.fatal("a vote can't be written to disk", e);
      return Answer.NO;
    }
  }

  private VoteResponse no(VoteRequest question) {
    return VoteResponse.builder()
        .withStatus(Status.OK)
        .withTerm(Math.max(question.term(), surroundings.term()))
        .withVoted(false)
        .build();
  }

  private boolean behindSnapshot(long term, long index) {
    return !lacks(Rule.SNAPSHOT_IS_LOG)
        && snapshots
            .newest()
            .filter(s -> term < s.term() || (term == s.term() && index < s.index()))
            .isPresent();
  }

  CompletableFuture<RaftResponse> poll(
      PollRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    return handler
        .apply(question)
        .thenApply(
            answer ->
                answer instanceof PollResponse poll
                        && (isUnsound()
                            || behindSnapshot(question.lastLogTerm(), question.lastLogIndex()))
                    ? no(poll)
                    : answer);
  }

  private static PollResponse no(PollResponse answer) {
    return PollResponse.builder()
        .withStatus(Status.OK)
        .withTerm(answer.term())
        .withAccepted(false)
        .build();
  }

  CompletableFuture<RaftResponse> stand(
      VoteRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> sending) {
    return refuses(question)
        ? CompletableFuture.failedFuture(
            new IllegalStateException("no vote to give in term " + question.term()))
        : sending.apply(withSnapshot(question));
  }

  private Optional<StoredSnapshot> insteadOf(long lastLogIndex) {
    return lastLogIndex == 0 && !lacks(Rule.SNAPSHOT_IS_LOG)
        ? snapshots.newest()
        : Optional.empty();
  }

  private VoteRequest withSnapshot(VoteRequest question) {
    return insteadOf(question.lastLogIndex())
        .map(
            snapshot ->
                VoteRequest.builder()
                    .withTerm(question.term())
                    .withCandidate(question.candidate())
                    .withLastLogIndex(snapshot.index())
                    .withLastLogTerm(snapshot.term())
                    .build())
        .orElse(question);
  }

  PollRequest withSnapshot(PollRequest question) {
    return insteadOf(question.lastLogIndex())
        .map(
            snapshot ->
                PollRequest.builder()
                    .withTerm(question.term())
                    .withCandidate(question.candidate())
                    .withLastLogIndex(snapshot.index())
                    .withLastLogTerm(snapshot.term())
                    .build())
        .orElse(question);
  }

  private static CompletableFuture<RaftResponse> completed(RaftResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
