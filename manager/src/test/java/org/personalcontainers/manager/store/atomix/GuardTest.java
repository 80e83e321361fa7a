package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import io.atomix.raft.RaftServer.Role;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.PollRequest;
import io.atomix.raft.protocol.PollResponse;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import io.atomix.raft.protocol.VoteRequest;
import io.atomix.raft.protocol.VoteResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.atomix.Guard.Rule;

/**
 * A real member among two puppets: each rule of the guard is needed, because the engine does wrong
 * without it, and suffices.
 */
class GuardTest {
  private static final MemberId ONE = TestGroup.member(1);
  private static final MemberId TWO = TestGroup.member(2);
  private static final MemberId THREE = TestGroup.member(3);
  private static final long FAR = 1000;

  @TempDir Path directory;
  private PuppetGroup puppets;
  private TestGroup group;
  private Puppet two;
  private Puppet three;

  @BeforeEach
  void begin() {
    puppets = new PuppetGroup(directory);
    group = puppets.group();
    two = puppets.two();
    three = puppets.three();
  }

  @AfterEach
  void close() {
    puppets.close();
  }

  private static Set<Rule> without(Rule rule) {
    Set<Rule> rules = EnumSet.allOf(Rule.class);
    rules.remove(rule);
    return rules;
  }

  private static void losesItsLeader(AtomixStore store) {
    eventually("nobody leads", () -> store.standing() instanceof Standing.Leaderless);
  }

  /** Votes for one, finds it as the leader, and loses it again: the term is the same. */
  private AtomixStore votedForTwo(Set<Rule> rules) {
    AtomixStore store = puppets.one(rules);
    assertTrue(two.stand(9, FAR, 9).voted());
    two.append(9, FAR, 9, 0, 0).join();
    assertEquals(new Standing.Following(TWO, 9), store.standing());
    losesItsLeader(store);
    return store;
  }

  @Test
  void votesOncePerTerm() {
    votedForTwo(Guard.ALL);
    assertFalse(three.stand(9, FAR, 9).voted());
    assertTrue(three.stand(10, FAR, 9).voted());
  }

  @Test
  void remembersItsVoteAfterItsEnd() {
    votedForTwo(Guard.ALL);
    group.kill(ONE);
    losesItsLeader(PuppetGroup.takingPart(group.open(ONE)));
    assertFalse(three.stand(9, FAR, 9).voted());
    assertTrue(two.stand(9, FAR, 9).voted(), "the same again");
  }

  @Test
  void wouldVoteTwiceWithoutTheRule() {
    votedForTwo(without(Rule.ONE_VOTE_PER_TERM));
    assertTrue(three.stand(9, FAR, 9).voted());
  }

  private AtomixStore withSnapshotAlone(Set<Rule> rules) {
    AtomixStore store = puppets.one(rules);
    two.install(9, FAR, 9, Image.BLANK).join();
    assertEquals(FAR, store.engine().applied());
    losesItsLeader(store);
    return store;
  }

  @Test
  void votesForNobodyBehindItsSnapshot() {
    withSnapshotAlone(Guard.ALL);
    assertFalse(three.poll(9, FAR - 1, 9).accepted());
    assertFalse(three.stand(10, FAR - 1, 9).voted());
    assertFalse(three.stand(11, FAR + 1, 8).voted());
    assertTrue(three.poll(11, FAR, 9).accepted());
    assertTrue(three.stand(12, FAR, 9).voted());
  }

  @Test
  void wouldVoteForAnybodyWithoutTheRule() {
    withSnapshotAlone(without(Rule.SNAPSHOT_IS_LOG));
    assertTrue(three.poll(9, 1, 1).accepted());
    assertTrue(three.stand(10, 1, 1).voted());
  }

  @Test
  void standsWithItsSnapshot() {
    assertEquals(FAR, lastIndexOfACandidate(Guard.ALL));
  }

  @Test
  void wouldStandWithNothingWithoutTheRule() {
    assertEquals(0, lastIndexOfACandidate(without(Rule.SNAPSHOT_IS_LOG)));
  }

  private long lastIndexOfACandidate(Set<Rule> rules) {
    withSnapshotAlone(rules);
    AtomicLong heard = new AtomicLong(-1);
    answerElections(question -> heard.set(question.lastLogIndex()));
    eventually("it stands", () -> heard.get() >= 0);
    return heard.get();
  }

  private interface Heard {
    void vote(VoteRequest question);
  }

  /** Both puppets vote for everybody. */
  private void answerElections(Heard heard) {
    for (Puppet puppet : List.of(two, three)) {
      puppet.answer(
          Subject.POLL,
          question ->
              question instanceof PollRequest poll
                  ? Optional.of(
                      PollResponse.builder()
                          .withStatus(Status.OK)
                          .withTerm(poll.term())
                          .withAccepted(true)
                          .build())
                  : Optional.empty());
      puppet.answer(
          Subject.VOTE,
          question -> {
            VoteRequest vote = (VoteRequest) question;
            heard.vote(vote);
            return Optional.of(
                VoteResponse.builder()
                    .withStatus(Status.OK)
                    .withTerm(vote.term())
                    .withVoted(true)
                    .build());
          });
    }
  }

  private AtomixStore elected(Set<Rule> rules) {
    AtomixStore store = puppets.one(rules);
    answerElections(question -> {});
    eventually("it is elected", () -> role(store) == Role.LEADER);
    return store;
  }

  private static Role role(AtomixStore store) {
    return store.engine().raft().getRole();
  }

  @Test
  void stepsDownBeforeItHearsOfALaterTerm() {
    for (Puppet puppet : List.of(two, three)) {
      AtomixStore store = elected(Guard.ALL);
      long later = store.engine().term() + 5;
      CompletableFuture<RaftResponse> answer =
          puppet.equals(two)
              ? two.configure(later, 1, List.of(ONE, TWO, THREE))
              : three.install(later, FAR, later, Image.BLANK);
      answer.join();
      assertTrue(role(store) != Role.LEADER || store.engine().term() > later);
      group.lose(ONE);
    }
  }

  @Test
  void wouldLeadOnInALaterTermWithoutTheRule() {
    AtomixStore store = elected(without(Rule.STEP_DOWN_FIRST));
    long later = store.engine().term() + 5;
    two.configure(later, 1, List.of(ONE, TWO, THREE)).join();
    assertEquals(Role.LEADER, role(store));
    assertEquals(later, store.engine().term());
  }

  @Test
  void letsOnlyTheAdmittedJoin() {
    AtomixStore store = group.found(ONE);
    eventually("it leads", () -> TestGroup.leads(store));
    assertEquals(Status.ERROR, two.join().status());
    assertEquals(Set.of(ONE), store.members().keySet());
  }

  @Test
  void wouldLetAnybodyJoinWithoutTheRule() {
    AtomixStore first = group.found(ONE);
    eventually("it leads", () -> TestGroup.leads(first));
    group.kill(ONE);
    AtomixStore store = group.open(ONE, without(Rule.ONLY_ADMITTED_JOIN));
    eventually("it leads", () -> TestGroup.leads(store));
    assertEquals(Status.OK, two.join().status());
  }

  @Test
  void hearsNothingOfAnotherGroup() {
    puppets.one(Guard.ALL);
    assertThrows(CompletionException.class, () -> two.askIn("g2", Subject.VOTE));
  }

  /** An append from the very beginning makes the engine throw away what is committed: it stops. */
  @Test
  void endsRatherThanForgetWhatIsCommitted() {
    AtomixStore store = puppets.one(Guard.ALL);
    long last = store.engine().raft().getLogWriter().getLastIndex();
    long term = store.engine().raft().getLogWriter().getLastEntry().entry().term();
    two.append(9, last, term, 1, last + 1).join();
    eventually("it is committed", () -> store.engine().applied() == last + 1);
    CompletableFuture<AppendResponse> ignored = two.append(9, 0, 0, 1, 0);
    eventually("it ended", () -> !group.deaths().isEmpty());
    group.kill(ONE);
    AtomixStore again = group.open(ONE);
    assertEquals(last + 1, again.engine().raft().getLogWriter().getLastIndex());
  }
}
