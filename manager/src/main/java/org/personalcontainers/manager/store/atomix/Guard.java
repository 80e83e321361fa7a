package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.MemberId;
import io.atomix.raft.RaftError;
import io.atomix.raft.protocol.AppendRequest;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.ConfigureRequest;
import io.atomix.raft.protocol.InstallRequest;
import io.atomix.raft.protocol.JoinRequest;
import io.atomix.raft.protocol.JoinResponse;
import io.atomix.raft.protocol.PollRequest;
import io.atomix.raft.protocol.RaftRequest;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import io.atomix.raft.protocol.VoteRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stands between the engine and the others, and closes the holes of the engine that can be closed
 * from outside, one {@link Rule} each. Questions come in on any thread; what touches the engine is
 * done on the engine's own.
 */
final class Guard {
  /** What the engine gets wrong when it is left alone; tests leave it alone in one point each. */
  enum Rule {
    /** The engine answers a follower's append before the entries are on disk. */
    FLUSH_BEFORE_ANSWER,
    /** The engine forgets its vote as soon as it finds or loses a leader in the same term. */
    ONE_VOTE_PER_TERM,
    /** The engine votes for anybody while its log is empty, though it has a snapshot. */
    SNAPSHOT_IS_LOG,
    /** The engine goes on leading in a term that it hears of by a configure or an install. */
    STEP_DOWN_FIRST,
    /** The engine takes an older image of its disk for all that it has ever said. */
    VOTE_ONLY_WHEN_SOUND,
    /** The engine lets everybody join who asks. */
    ONLY_ADMITTED_JOIN,
    /** The engine asks again at once when it may not join. */
    JOIN_IN_PEACE
  }

  static final Set<Rule> ALL = Set.of(Rule.values());

  private static final long JOIN_PAUSE_MILLIS = 250;

  private final Set<Rule> rules;
  private final Ballot ballot;
  private final Surroundings surroundings;
  private final AtomicInteger unflushed = new AtomicInteger();

  /** What the guard needs of the store that it works for. */
  interface Surroundings {
    /** Runs it on the engine's thread, where all that follows up to {@link #mayJoin} belongs. */
    void execute(Runnable deed);

    /** Brings the log to the disk. */
    void flush();

    /** Makes a leader or a candidate of an earlier term a follower. */
    void stepDown(long newerTerm);

    /** The term that the engine is in; on any thread. */
    long term();

    boolean mayJoin(MemberId member);

    /** A leader is being sought. */
    void onPoll();

    void fatal(String what, Throwable cause);
  }

  Guard(
      Set<Rule> rules,
      VoteRecord votes,
      Snapshots snapshots,
      Lapse lapse,
      Surroundings surroundings) {
    this.rules = Set.copyOf(rules);
    ballot = new Ballot(this.rules, votes, snapshots, lapse, surroundings);
    this.surroundings = surroundings;
  }

  /** A question of another member, and what answers it. */
  CompletableFuture<RaftResponse> incoming(
      RaftRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    return switch (question) {
      case AppendRequest append -> append(append, handler);
      case VoteRequest vote -> ballot.vote(vote, handler);
      case PollRequest poll -> ballot.poll(poll, handler);
      case ConfigureRequest configure -> fenced(configure.term(), configure, handler);
      case InstallRequest install -> fenced(install.currentTerm(), install, handler);
      case JoinRequest join -> join(join, handler);
      default -> handler.apply(question);
    };
  }

  /** A question of ours, and what sends it. */
  CompletableFuture<RaftResponse> outgoing(
      RaftRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> sending) {
    return switch (question) {
      case VoteRequest vote -> ballot.stand(vote, sending);
      case PollRequest poll -> {
        surroundings.onPoll();
        yield sending.apply(ballot.withSnapshot(poll));
      }
      case JoinRequest join -> unhurried(sending.apply(join));
      default -> sending.apply(question);
    };
  }

  private boolean lacks(Rule rule) {
    return !rules.contains(rule);
  }

  /** Empty appends count too while entries before them are not on disk: they acknowledge those. */
  private CompletableFuture<RaftResponse> append(
      AppendRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    boolean entries = !question.entries().isEmpty();
    if (lacks(Rule.FLUSH_BEFORE_ANSWER) || (!entries && unflushed.get() == 0)) {
      return handler.apply(question);
    }
    unflushed.incrementAndGet();
    return handler
        .apply(question)
        .thenCompose(answer -> acknowledges(answer) ? flushed(answer) : completed(answer))
        .whenComplete((answer, error) -> unflushed.decrementAndGet());
  }

  private static boolean acknowledges(RaftResponse answer) {
    return answer instanceof AppendResponse append
        && append.status() == Status.OK
        && append.succeeded();
  }

  private CompletableFuture<RaftResponse> flushed(RaftResponse answer) {
    CompletableFuture<RaftResponse> late = new CompletableFuture<>();
    onEngine(
        () -> {
          surroundings.flush();
          late.complete(answer);
        });
    return late;
  }

  /** What fails here, fails for good: after a failed fsync nobody knows what the disk holds. */
  private void onEngine(Runnable deed) {
    surroundings.execute(
        () -> {
          try {
            deed.run();
          } catch (RuntimeException e) {
            surroundings.fatal("the log can't be written to disk", e);
            throw e;
          }
        });
  }

  /** Who leads, or wants to, and hears of a later term by the way, becomes a follower before. */
  private CompletableFuture<RaftResponse> fenced(
      long term,
      RaftRequest question,
      Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    if (lacks(Rule.STEP_DOWN_FIRST)) {
      return handler.apply(question);
    }
    CompletableFuture<Void> stood = new CompletableFuture<>();
    onEngine(
        () -> {
          surroundings.stepDown(term);
          stood.complete(null);
        });
    return stood.thenCompose(done -> handler.apply(question));
  }

  private CompletableFuture<RaftResponse> join(
      JoinRequest question, Function<RaftRequest, CompletableFuture<RaftResponse>> handler) {
    return lacks(Rule.ONLY_ADMITTED_JOIN) || surroundings.mayJoin(question.member().memberId())
        ? handler.apply(question)
        : completed(
            JoinResponse.builder()
                .withStatus(Status.ERROR)
                .withError(RaftError.Type.ILLEGAL_MEMBER_STATE)
                .build());
  }

  private CompletableFuture<RaftResponse> unhurried(CompletableFuture<RaftResponse> answer) {
    if (lacks(Rule.JOIN_IN_PEACE)) {
      return answer;
    }
    return answer
        .handle((found, error) -> error == null && found.status() == Status.OK)
        .thenCompose(joined -> joined ? answer : late(answer));
  }

  private static CompletableFuture<RaftResponse> late(CompletableFuture<RaftResponse> answer) {
    Executor pause = CompletableFuture.delayedExecutor(JOIN_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, pause).thenCompose(over -> answer);
  }

  private static CompletableFuture<RaftResponse> completed(RaftResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
