package org.personalcontainers.manager.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.StoreContract;

/** Sealed, a store promises what every store does. */
class SealedStoreTest implements StoreContract {
  private final MemoryGroup memory = new MemoryGroup();
  private final Keyring keyring;

  /** All members have the same keys. */
  SealedStoreTest(@TempDir Path directory) throws IOException {
    keyring = Keyring.in(directory.resolve("vault.json"));
  }

  @Override
  public Group group() {
    return new Group() {
      @Override
      public Store found(MemberId first) {
        return sealed(memory.found(first, address(first)));
      }

      @Override
      public Store open(MemberId other) {
        return sealed(memory.open(other));
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

  private Store sealed(Store raw) {
    return new Vault(raw, keyring).store();
  }
}
