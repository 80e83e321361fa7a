package org.personalcontainers.manager.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The group in memory keeps the contract, and does what a test says besides. */
class MemoryStoreTest implements StoreContract {
  private final MemoryGroup memory = new MemoryGroup();

  @Override
  public Group group() {
    return new Group() {
      @Override
      public Store found(MemberId first) {
        return memory.found(first, address(first));
      }

      @Override
      public Store open(MemberId other) {
        return memory.open(other);
      }

      @Override
      public MemberAddress address(MemberId member) {
        return new MemberAddress(member.node().value(), 7673);
      }

      @Override
      public void depose() {
        memory.elect(TWO);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void writesThoughTheAnswerIsLost() {
    Store store = group().found(ONE);
    memory.loseAnswers(true);
    assertInstanceOf(
        Outcome.Unknown.class, store.commit(1, List.of(new Write.Put(CLUSTER, 0, OLD))));
    assertEquals(Optional.of(OLD), store.get(CLUSTER).map(Document::content));
  }

  @Test
  void leavesACutOffLeaderInItsBelief() {
    Store store = group().found(ONE);
    group().open(TWO);
    memory.cutOff(ONE);
    memory.elect(TWO);
    assertEquals(new Standing.Leading(1), store.standing());
    assertInstanceOf(Outcome.Unknown.class, store.round(1));
    memory.heal(ONE);
    assertEquals(new Standing.Following(TWO, 2), store.standing());
    memory.electNobody();
    assertEquals(new Standing.Leaderless(3), store.standing());
  }
}
