package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.RaftServer.Role;
import io.atomix.raft.cluster.RaftMember;
import io.atomix.raft.protocol.LeaveRequest;
import io.atomix.raft.protocol.LeaveResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;

/** A leader lets a member leave that may be unable to ask for it. */
final class Expulsion {
  private Expulsion() {}

  /** Unknown while another change is under way. */
  static Outcome of(Engine engine, MemberId member, Duration patience) throws InterruptedException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    engine.execute(() -> begin(engine, member, outcome), outcome);
    try {
      return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return new Outcome.Unknown("the other members don't answer");
    }
  }

  /** On the engine's thread. */
  private static void begin(Engine engine, MemberId member, CompletableFuture<Outcome> outcome) {
    RaftMember found = engine.raft().getCluster().getMember(Members.engines(member));
    if (engine.raft().getRole() != Role.LEADER) {
      outcome.complete(engine.notLeading());
    } else if (found == null) {
      outcome.complete(new Outcome.Committed(engine.applied()));
    } else {
      CompletableFuture<LeaveResponse> ignored =
          engine
              .raft()
              .getRaftRole()
              .onLeave(LeaveRequest.builder().withMember(found).build())
              .whenComplete((answer, error) -> outcome.complete(outcome(answer, error)));
    }
  }

  private static Outcome outcome(LeaveResponse answer, Throwable error) {
    return error == null && answer.status() == Status.OK
        ? new Outcome.Committed(answer.index())
        : new Outcome.Unknown("another change of the members is under way");
  }
}
