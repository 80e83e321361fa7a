package org.personalcontainers.manager.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** What every store promises, whatever keeps it. */
public interface StoreContract {
  MemberId ONE = member("pi1");
  MemberId TWO = member("pi2");
  MemberId THREE = member("pi3");
  DocumentName CLUSTER = new DocumentName("cluster");
  DocumentName KEY = new DocumentName("key/1");
  Content OLD = Content.of("{\"epoch\": 1}");
  Content NEW = Content.of("{\"epoch\": 2}");

  static MemberId member(String node) {
    return new MemberId(new NodeName(node), "0123456789abcdef");
  }

  /** The group under test; the first member founds it. */
  interface Group {
    Store found(MemberId first);

    /** Another member that wants to belong to it. */
    Store open(MemberId other);

    MemberAddress address(MemberId member);

    /** Takes the leadership from whoever leads; another member has it afterwards, or soon. */
    void depose();

    void close();
  }

  Group group();

  @AfterEach
  default void closeGroup() {
    group().close();
  }

  @Test
  default void keepsWhatIsWritten() {
    Store store = founded();
    long index = committed(store, put(CLUSTER, 0, OLD));
    assertEquals(Optional.of(new Document(CLUSTER, index, OLD)), store.get(CLUSTER));
    long next = committed(store, put(CLUSTER, index, NEW), put(KEY, 0, OLD));
    assertTrue(next > index);
    assertEquals(Optional.of(new Document(CLUSTER, next, NEW)), store.get(CLUSTER));
    assertEquals(Set.of(CLUSTER, KEY), store.all().keySet());
    committed(store, new Write.Delete(KEY, next));
    assertEquals(Set.of(CLUSTER), store.all().keySet());
  }

  @Test
  default void writesAllOrNothing() {
    Store store = founded();
    long index = committed(store, put(CLUSTER, 0, OLD));
    assertEquals(
        new Outcome.Conflict(List.of(CLUSTER)),
        commit(store, put(KEY, 0, NEW), put(CLUSTER, 0, NEW)));
    assertEquals(
        new Outcome.Conflict(List.of(KEY)),
        commit(store, put(CLUSTER, index, NEW), new Write.Delete(KEY, index)));
    assertEquals(Set.of(new Document(CLUSTER, index, OLD)), Set.copyOf(store.all().values()));
  }

  @Test
  default void takesTheSameWriteOnce() {
    Store store = founded();
    committed(store, put(CLUSTER, 0, OLD));
    assertEquals(new Outcome.Conflict(List.of(CLUSTER)), commit(store, put(CLUSTER, 0, OLD)));
  }

  @Test
  default void refusesAnotherTerm() {
    Store store = founded();
    long term = leading(store);
    for (long other : List.of(term - 1, term + 1)) {
      assertInstanceOf(
          Outcome.NotLeading.class, store.commit(other, List.of(put(CLUSTER, 0, OLD))));
      assertInstanceOf(Outcome.NotLeading.class, store.round(other));
    }
    assertEquals(Set.of(), store.all().keySet());
  }

  @Test
  default void refusesWhatIsTooLarge() {
    Store store = founded();
    Content most = Content.of(new byte[Documents.DOCUMENT_BYTES]);
    Content more = Content.of(new byte[Documents.DOCUMENT_BYTES + 1]);
    assertInstanceOf(Outcome.TooLarge.class, commit(store, put(CLUSTER, 0, more)));
    assertInstanceOf(
        Outcome.TooLarge.class, commit(store, put(CLUSTER, 0, most), put(KEY, 0, most)));
    committed(store, put(CLUSTER, 0, most), put(KEY, 0, OLD));
  }

  @Test
  default void refusesNonsense() {
    Store store = founded();
    assertThrows(IllegalArgumentException.class, () -> commit(store));
    assertThrows(
        IllegalArgumentException.class,
        () -> commit(store, put(CLUSTER, 0, OLD), put(CLUSTER, 0, NEW)));
  }

  @Test
  default void provesItsLeadership() {
    Store store = founded();
    long written = committed(store, put(CLUSTER, 0, OLD));
    Outcome.Committed round =
        assertInstanceOf(Outcome.Committed.class, store.round(leading(store)));
    assertTrue(round.index() > written);
    assertEquals(written, store.get(CLUSTER).orElseThrow().revision());
  }

  @Test
  default void wakesWhoWantsToKnow() {
    Store store = founded();
    AtomicInteger woken = new AtomicInteger();
    store.onChange(woken::incrementAndGet);
    committed(store, put(CLUSTER, 0, OLD));
    eventually("woken by a commit", () -> woken.get() > 0);
  }

  @Test
  default void followsWhoLeads() {
    Store leader = founded();
    Store follower = joined(leader, TWO);
    long index = committed(leader, put(CLUSTER, 0, OLD));
    eventually(
        "the follower has applied it",
        () -> follower.get(CLUSTER).equals(Optional.of(new Document(CLUSTER, index, OLD))));
    eventually(
        "it knows its leader",
        () -> follower.standing().equals(new Standing.Following(ONE, leading(leader))));
    assertEquals(
        new Outcome.NotLeading(Optional.of(ONE)),
        follower.commit(leading(leader), List.of(put(KEY, 0, OLD))));
    assertEquals(new Outcome.NotLeading(Optional.of(ONE)), follower.remove(ONE));
  }

  @Test
  default void changesItsMembers() {
    Store leader = founded();
    assertEquals(Set.of(ONE), leader.members().keySet());
    Store follower = joined(leader, TWO);
    joined(leader, THREE);
    eventually("all know all", () -> follower.members().keySet().equals(Set.of(ONE, TWO, THREE)));
    assertEquals(group().address(THREE), follower.members().get(THREE));
    assertInstanceOf(Outcome.Committed.class, leader.remove(THREE));
    assertInstanceOf(Outcome.Committed.class, leader.remove(THREE));
    assertEquals(Set.of(ONE, TWO), leader.members().keySet());
    eventually("the other too", () -> follower.members().keySet().equals(Set.of(ONE, TWO)));
  }

  @Test
  default void hearsHowItsFollowersKeepUp() {
    Store leader = founded();
    assertEquals(Set.of(), leader.followers().keySet());
    Store follower = joined(leader, TWO);
    committed(leader, put(CLUSTER, 0, OLD));
    eventually(
        "it misses nothing, and is heard",
        () ->
            Optional.ofNullable(leader.followers().get(TWO))
                .filter(two -> two.missing() == 0 && two.silence().toSeconds() < 1)
                .isPresent());
    assertEquals(Set.of(TWO), leader.followers().keySet());
    assertEquals(Set.of(), follower.followers().keySet(), "who follows is told nothing");
  }

  @Test
  default void addsNobodyWhoHasNotCome() {
    Store leader = founded();
    assertInstanceOf(Outcome.Unknown.class, leader.add(TWO, group().address(TWO)));
    assertEquals(Set.of(ONE), leader.members().keySet());
    committed(leader, put(CLUSTER, 0, OLD));
  }

  @Test
  default void leavesThePastToItself() {
    Store one = founded();
    List<Store> all = List.of(one, joined(one, TWO), joined(one, THREE));
    long past = leading(one);
    committed(one, put(CLUSTER, 0, OLD));
    group().depose();
    Store next = next(all, past);
    assertInstanceOf(Outcome.NotLeading.class, one.commit(past, List.of(put(KEY, 0, OLD))));
    assertEquals(Optional.of(OLD), next.get(CLUSTER).map(Document::content), "nothing was lost");
    committed(next, put(KEY, 0, NEW));
  }

  private static Store next(List<Store> all, long past) {
    eventually(
        "somebody leads in a later term",
        () -> all.stream().anyMatch(store -> leads(store) && store.standing().term() > past));
    Store next = all.stream().filter(StoreContract::leads).findFirst().orElseThrow();
    assertInstanceOf(Outcome.Committed.class, next.round(next.standing().term()));
    return next;
  }

  static void loses(Store store) {
    eventually("it leads no more", () -> !leads(store));
  }

  private static boolean leads(Store store) {
    return store.standing() instanceof Standing.Leading;
  }

  private Store founded() {
    Store store = group().found(ONE);
    eventually("the founder leads", () -> leads(store));
    return store;
  }

  private Store joined(Store leader, MemberId member) {
    Store store = group().open(member);
    eventually(
        member + " joins",
        () -> leader.add(member, group().address(member)) instanceof Outcome.Committed);
    return store;
  }

  private static long leading(Store store) {
    return assertInstanceOf(Standing.Leading.class, store.standing()).term();
  }

  private static Outcome commit(Store store, Write... writes) {
    return store.commit(leading(store), List.of(writes));
  }

  private static long committed(Store store, Write... writes) {
    return assertInstanceOf(Outcome.Committed.class, commit(store, writes)).index();
  }

  private static Write put(DocumentName name, long expected, Content content) {
    return new Write.Put(name, expected, content);
  }
}
