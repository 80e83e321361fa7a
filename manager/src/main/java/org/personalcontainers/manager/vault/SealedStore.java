package org.personalcontainers.manager.vault;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/**
 * A store that seals what is secret before it is written, and opens it when it is read. Whoever
 * lacks the key does not lead, whatever the others have elected.
 */
record SealedStore(Vault vault, List<Runnable> listeners) implements Store {
  SealedStore(Vault vault) {
    this(vault, new CopyOnWriteArrayList<>());
  }

  private Store raw() {
    return vault.raw();
  }

  @Override
  public Standing standing() {
    Standing standing = raw().standing();
    return standing instanceof Standing.Leading(long term) && vault.missing().isPresent()
        ? new Standing.Leaderless(term)
        : standing;
  }

  @Override
  public void onChange(Runnable wake) {
    raw().onChange(wake);
    listeners.add(wake);
    vault.keyring().onCome(wake);
  }

  @Override
  public Optional<Document> get(DocumentName name) {
    return Optional.ofNullable(all().get(name));
  }

  @Override
  public SortedMap<DocumentName, Document> all() {
    return vault.documents();
  }

  @Override
  public Outcome commit(long term, List<Write> writes) {
    try {
      Optional<List<Write>> sealed = vault.sealed(writes);
      return sealed.isPresent()
          ? raw().commit(term, sealed.get())
          : new Outcome.NotLeading(Optional.empty());
    } catch (IOException e) {
      return new Outcome.Unknown("the key of the vault can't be kept: " + e.getMessage());
    }
  }

  @Override
  public Outcome round(long term) {
    return raw().round(term);
  }

  @Override
  public SortedMap<MemberId, MemberAddress> members() {
    return raw().members();
  }

  @Override
  public SortedMap<MemberId, Progress> followers() {
    return raw().followers();
  }

  @Override
  public Outcome add(MemberId member, MemberAddress address) {
    return raw().add(member, address);
  }

  @Override
  public Outcome remove(MemberId member) {
    return raw().remove(member);
  }

  @Override
  public void close() {
    listeners.forEach(vault.keyring()::deafen);
    raw().close();
  }
}
