package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import io.atomix.raft.protocol.JoinResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/** Members come and go while somebody writes, and nothing that was acknowledged is lost. */
@Execution(ExecutionMode.CONCURRENT)
class MembershipTest {
  private static final MemberId ONE = TestGroup.member(1);
  private static final MemberId TWO = TestGroup.member(2);
  private static final MemberId THREE = TestGroup.member(3);
  private static final MemberId FOUR = TestGroup.member(4);
  private static final Settings.DiskBounds TINY =
      new Settings.DiskBounds(32 * 1024, 100, 1024 * 1024);

  @TempDir Path directory;
  private TestGroup group;

  @BeforeEach
  void begin() {
    group = new TestGroup(directory, 1, TINY);
  }

  @AfterEach
  void close() {
    group.close();
    assertEquals(List.of(), List.copyOf(group.deaths()));
  }

  private void writesOn(Writer writer) {
    long soFar = writer.acknowledged();
    eventually("it is written", () -> writer.acknowledged() > soFar + 20);
  }

  private void joins(MemberId member) {
    group.join(member);
    eventually(
        member + " joins",
        () -> group.leader().add(member, TestGroup.address(member)) instanceof Outcome.Committed);
  }

  private boolean misses(MemberId lost) {
    return Optional.ofNullable(group.leader().followers().get(lost))
        .filter(last -> last.missing() > 0 && last.silence().toMillis() > 500)
        .isPresent();
  }

  private void nothingIsLost(Writer writer) {
    AtomixStore leader = group.leader();
    assertEquals(List.of(), writer.lost(leader));
    eventually("all have the same", group::agrees);
  }

  @Test
  void growsFromOneToThreeWhileSomebodyWrites() {
    AtomixStore first = group.found(ONE);
    try (Writer writer = new Writer(group)) {
      writesOn(writer);
      joins(TWO);
      writesOn(writer);
      joins(THREE);
      writesOn(writer);
      eventually("all know all", () -> first.members().size() == 3);
      nothingIsLost(writer);
    }
  }

  @Test
  void replacesALostMemberWhileSomebodyWrites() {
    group.grown(3);
    try (Writer writer = new Writer(group)) {
      writesOn(writer);
      MemberId lost = group.leading().equals(THREE) ? TWO : THREE;
      group.lose(lost);
      writesOn(writer);
      eventually("its silence is heard, and what it misses", () -> misses(lost));
      eventually("it is removed", () -> group.leader().remove(lost) instanceof Outcome.Committed);
      joins(FOUR);
      writesOn(writer);
      assertFalse(group.leader().members().containsKey(lost));
      assertEquals(3, group.leader().members().size());
      nothingIsLost(writer);
    }
  }

  @Test
  void replacesItsLostLeader() {
    group.grown(3);
    try (Writer writer = new Writer(group)) {
      writesOn(writer);
      MemberId lost = group.leading();
      group.lose(lost);
      writesOn(writer);
      eventually("it is removed", () -> group.leader().remove(lost) instanceof Outcome.Committed);
      joins(FOUR);
      writesOn(writer);
      nothingIsLost(writer);
    }
  }

  @Test
  void decidesWithoutALeaderThatIsCutOff() {
    AtomixStore one = group.grown(3);
    long past = one.standing().term();
    DocumentName name = new DocumentName("cluster");
    group.network().isolate(ONE);
    Outcome late =
        one.commit(past, List.of(new Write.Put(name, 0, Content.of("from the cut one"))));
    assertTrue(
        late instanceof Outcome.Unknown || late instanceof Outcome.NotLeading, late.toString());
    AtomixStore next = newer(past);
    assertInstanceOf(
        Outcome.Committed.class,
        next.commit(
            next.standing().term(), List.of(new Write.Put(name, 0, Content.of("decided")))));
    eventually("the old one leads no more", () -> !TestGroup.leads(one));
    group.network().heal();
    eventually(
        "the old one has what was decided",
        () ->
            one.get(name).map(found -> found.content()).equals(Optional.of(Content.of("decided"))));
    assertInstanceOf(
        Outcome.NotLeading.class,
        one.commit(past, List.of(new Write.Put(new DocumentName("key/1"), 0, Content.of("")))));
  }

  private AtomixStore newer(long past) {
    eventually(
        "another leads",
        () ->
            group.stores().stream()
                .anyMatch(each -> TestGroup.leads(each) && each.standing().term() > past));
    return group.stores().stream()
        .filter(each -> TestGroup.leads(each) && each.standing().term() > past)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allReturnAfterAPowerCut() {
    group.grown(3);
    try (Writer writer = new Writer(group)) {
      for (int i = 0; i < 2; i++) {
        writesOn(writer);
        List.of(ONE, TWO, THREE).forEach(group::kill);
        List.of(THREE, ONE, TWO).forEach(group::open);
      }
      writesOn(writer);
      nothingIsLost(writer);
    }
  }

  /** Only the leader and TWO have it, and TWO forgets it with its disk. */
  private DocumentName writtenAndForgotten(Set<Guard.Rule> rules) {
    group.grown(3);
    AtomixStore one = group.store(ONE).orElseThrow();
    group.kill(TWO);
    Path image = directory.resolve("image");
    TestGroup.copy(group.directory(TWO), image);
    group.open(TWO);
    group.network().isolate(THREE);
    DocumentName name = new DocumentName("cluster");
    assertInstanceOf(
        Outcome.Committed.class,
        one.commit(one.standing().term(), List.of(new Write.Put(name, 0, Content.of("kept")))));
    group.kill(TWO);
    TestGroup.delete(group.directory(TWO));
    TestGroup.copy(image, group.directory(TWO));
    group.network().cut(ONE, TWO, Subject.APPEND);
    group.open(TWO, rules);
    return name;
  }

  @Test
  void electsNobodyByAnOlderImageOfADisk() {
    DocumentName name = writtenAndForgotten(Guard.ALL);
    AtomixStore two = group.store(TWO).orElseThrow();
    eventually("it knows that it forgot", () -> two.engine().lapse().owed().isPresent());
    AtomicInteger sought = new AtomicInteger();
    AtomixStore three = group.store(THREE).orElseThrow();
    three.onChange(sought::incrementAndGet);
    group.network().healAllBut(ONE);
    eventually("the third seeks a leader, again and again", () -> sought.get() > 12);
    assertTrue(!TestGroup.leads(two) && !TestGroup.leads(three));
    group.network().heal();
    eventually("it has learned all again", () -> two.engine().lapse().owed().isEmpty());
    eventually("nothing is lost", () -> two.get(name).isPresent() && three.get(name).isPresent());
  }

  @Test
  void wouldLoseWhatAnOlderImageForgetsWithoutTheRule() {
    Set<Guard.Rule> rules = EnumSet.complementOf(EnumSet.of(Guard.Rule.VOTE_ONLY_WHEN_SOUND));
    DocumentName name = writtenAndForgotten(rules);
    long past = group.store(ONE).orElseThrow().standing().term();
    group.network().healAllBut(ONE);
    assertTrue(newer(past).get(name).isEmpty());
  }

  @Test
  void followsAMemberToItsNewAddress() {
    group.grown(3);
    MemberAddress there = new MemberAddress("elsewhere", 1);
    assertInstanceOf(Outcome.Committed.class, group.leader().add(THREE, there));
    eventually(
        "all know it", () -> there.equals(group.store(TWO).orElseThrow().members().get(THREE)));
  }

  /** The engine would ask again at once, thousands of times in a second. */
  @Test
  void asksInPeaceToJoin() {
    Puppet two = new Puppet(group.network(), TWO, ONE);
    AtomicInteger asked = new AtomicInteger();
    two.answer(
        Subject.JOIN,
        question -> {
          asked.incrementAndGet();
          return Optional.of(JoinResponse.builder().withStatus(Status.ERROR).build());
        });
    TreeMap<MemberId, MemberAddress> known = new TreeMap<>();
    known.put(TWO, TestGroup.address(TWO));
    long began = System.nanoTime();
    group.join(ONE, known);
    eventually("it asks again", () -> asked.get() >= 4);
    assertTrue(System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(3 * 240));
    assertFalse(group.store(ONE).orElseThrow().members().containsKey(ONE));
  }
}
