package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.StoreContract;

/** The real engine keeps the contract. */
class AtomixStoreTest implements StoreContract {
  @TempDir Path directory;
  private TestGroup members;

  @BeforeEach
  void begin() {
    members = new TestGroup(directory, 1);
  }

  @Override
  public Group group() {
    return new Group() {
      @Override
      public Store found(MemberId first) {
        return members.found(first);
      }

      @Override
      public Store open(MemberId other) {
        return members.join(other);
      }

      @Override
      public MemberAddress address(MemberId member) {
        return TestGroup.address(member);
      }

      // Cut off until it has noticed; it may come back and lead again, in a later term.
      @Override
      public void depose() {
        MemberId leader = members.leading();
        members.network().isolate(leader);
        StoreContract.loses(members.store(leader).orElseThrow());
        members.network().heal();
      }

      @Override
      public void close() {
        members.close();
        assertEquals(List.of(), List.copyOf(members.deaths()));
      }
    };
  }
}
