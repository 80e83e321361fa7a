package org.personalcontainers.manager.vault;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who holds keys, as the others see it. Safe for use by many threads. */
public interface KeyHolder {
  /** All that it holds, the newest last. */
  List<VaultKey> keys();

  /** The key that its store is sealed with, where it lacks that: it can't lead then. */
  Optional<VaultKeyId> missing();

  /** Holds these too; they are on the disk when the call returns. */
  void take(List<VaultKey> more) throws IOException;

  /**
   * What it holds lies on the disk when the call returns, although somebody may have removed it.
   */
  void keep() throws IOException;

  /** Of one that keeps no store. */
  static KeyHolder ofNothing() {
    return new KeyHolder() {
      @Override
      public List<VaultKey> keys() {
        return List.of();
      }

      @Override
      public Optional<VaultKeyId> missing() {
        return Optional.empty();
      }

      @Override
      public void keep() {}

      @Override
      public void take(List<VaultKey> more) {
        throw new IllegalStateException("nobody asks for a key that it does not miss");
      }
    };
  }
}
