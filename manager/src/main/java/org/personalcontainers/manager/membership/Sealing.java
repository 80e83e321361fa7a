package org.personalcontainers.manager.membership;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;
import org.personalcontainers.manager.vault.VaultKey;

/**
 * The leader's care for the vault: every member holds its keys, then the store is sealed, then what
 * an earlier version left in clear is written anew. Whatever it ends at, the next round finds.
 *
 * @param answers whether that member is there, as itself
 */
record Sealing(Host host, Predicate<MemberId> answers) {
  /**
   * Blocks.
   *
   * @param present who answered; brought up to date
   */
  void attend(SortedMap<NodeName, Presence> present) {
    try {
      List<VaultKey> keys = host.vault().prepared();
      boolean all = entrustMembers(present);
      if (all && !keys.isEmpty() && !host.vault().isSealed()) {
        begin(keys.getLast());
      }
      writeAnew();
    } catch (IOException e) {
      host.trouble("the keys of the vault: " + e.getMessage());
    }
  }

  /** Whether every member of the store holds all keys now. */
  private boolean entrustMembers(SortedMap<NodeName, Presence> present) {
    boolean all = true;
    for (MemberId member : host.members()) {
      if (!member.equals(host.self())) {
        Optional<Presence> there =
            Optional.ofNullable(present.get(member.node()))
                .filter(_ -> answers.test(member))
                .flatMap(this::entrusted);
        there.ifPresent(now -> present.put(now.node(), now));
        all &= there.isPresent();
      }
    }
    return all;
  }

  /** As it is once it holds all keys; empty where it does not. */
  Optional<Presence> entrusted(Presence there) {
    if (there.holds(host.vault().keyring())) {
      return Optional.of(there);
    }
    Invitation.Wish hold = new Invitation.Hold(host.vault().keyring().held());
    return host.ask(there.node(), hold)
        .filter(now -> now.member().equals(there.member()))
        .filter(now -> now.holds(host.vault().keyring()));
  }

  private void begin(VaultKey key) {
    if (host.vault().begin(host.term(), key) instanceof Outcome.Committed) {
      host.note(
          host.self().node(),
          "every manager holds the key of the vault: secrets lie sealed now, and managers of"
              + " versions without a vault read this store no longer");
    }
  }

  private void writeAnew() {
    if (host.vault().isSealed()) {
      List<Write> clear = host.vault().clear();
      while (!clear.isEmpty() && host.commits(clear)) {
        clear = host.vault().clear();
      }
    }
  }
}
