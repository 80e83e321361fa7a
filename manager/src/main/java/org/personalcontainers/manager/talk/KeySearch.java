package org.personalcontainers.manager.talk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.vault.KeyHolder;
import org.personalcontainers.manager.vault.VaultKeyId;

/**
 * Where this manager lacks the key of its own store, it asks the others for it. Until it has it, it
 * does not lead.
 */
final class KeySearch {
  private final KeyHolder holder;
  private final Journal journal;
  private final Consumer<String> log;
  private final AtomicBoolean asking = new AtomicBoolean();
  private Optional<VaultKeyId> told = Optional.empty();

  KeySearch(KeyHolder holder, Journal journal, Consumer<String> log) {
    this.holder = holder;
    this.journal = journal;
    this.log = log;
  }

  /**
   * Never blocks; to be called again and again.
   *
   * @param others whom it hears
   */
  void attend(List<Errand> others) {
    keep();
    Optional<VaultKeyId> missing = holder.missing();
    missing.ifPresent(key -> tell(key, others));
    if (missing.isPresent() && !others.isEmpty() && asking.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> ask(others));
    }
    told = missing;
  }

  private void keep() {
    try {
      holder.keep();
    } catch (IOException e) {
      log.accept("keeping the keys of the vault: " + e.getMessage());
    }
  }

  private void tell(VaultKeyId key, List<Errand> others) {
    if (!told.equals(Optional.of(key))) {
      String next =
          others.isEmpty()
              ? "hears no other that might have it; to help it, bring one up, or put its vault.json"
                  + " back from a copy"
              : "asks the others for it";
      journal.noteOwn(
          "its manager lacks the key %s of the vault, leads nothing without it, and %s"
              .formatted(key, next));
    }
  }

  private void ask(List<Errand> others) {
    try {
      for (Errand errand : others) {
        if (holder.missing().isPresent()) {
          ask(errand);
        }
      }
    } finally {
      asking.set(false);
    }
  }

  private void ask(Errand errand) {
    try {
      holder.take(errand.keys().keys());
      if (holder.missing().isEmpty()) {
        journal.noteOwn("its manager has the key of the vault again, from " + errand.to());
      }
    } catch (IOException | Unreadable e) {
      log.accept("asking " + errand.to() + " for the key of the vault: " + e.getMessage());
    }
  }
}
