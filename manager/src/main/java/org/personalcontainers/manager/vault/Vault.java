package org.personalcontainers.manager.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** A store, and the keys for what is sealed in it. Safe for use by many threads. */
public final class Vault implements KeyHolder {
  /** Room that has to be left in a document for what sealing adds to it. */
  public static final int OVERHEAD = Seal.OVERHEAD;

  private final Store raw;
  private final Keyring keyring;
  private final Opened opened;

  /**
   * @param raw that whose documents lie there as they are kept
   */
  public Vault(Store raw, Keyring keyring) {
    this.raw = raw;
    this.keyring = keyring;
    this.opened = new Opened(keyring);
  }

  /** The same store, opened: whoever reads and writes there need not know of keys. */
  public Store store() {
    return new SealedStore(this);
  }

  /** Whether a document of that name is sealed when it is written. */
  public static boolean seals(DocumentName name) {
    return Confidential.holds(name);
  }

  Store raw() {
    return raw;
  }

  /** The keys of this manager. */
  public Keyring keyring() {
    return keyring;
  }

  SortedMap<DocumentName, Document> documents() {
    return opened.of(raw.all());
  }

  @Override
  public List<VaultKey> keys() {
    return keyring.all();
  }

  @Override
  public void take(List<VaultKey> more) throws IOException {
    keyring.add(more);
  }

  @Override
  public void keep() throws IOException {
    keyring.keep();
  }

  @Override
  public Optional<VaultKeyId> missing() {
    return VaultPaper.in(raw).map(VaultPaper::key).filter(key -> keyring.find(key).isEmpty());
  }

  /** Whether what is secret is sealed when it is written. */
  public boolean isSealed() {
    return VaultPaper.in(raw).isPresent();
  }

  /**
   * As it is to be written; empty where this manager lacks the key.
   *
   * @throws IOException when a key can't be kept
   */
  Optional<List<Write>> sealed(List<Write> writes) throws IOException {
    if (raw.all().isEmpty() && !writes.isEmpty()) {
      return Optional.of(founding(keyring.made(), writes));
    }
    Optional<VaultPaper> paper = VaultPaper.in(raw);
    return paper.isEmpty()
        ? Optional.of(writes)
        : keyring.find(paper.get().key()).map(key -> sealed(key, writes));
  }

  private static List<Write> founding(VaultKey key, List<Write> writes) {
    List<Write> all = new ArrayList<>(sealed(key, writes));
    all.add(VaultPaper.of(key).write());
    return all;
  }

  private static List<Write> sealed(VaultKey key, List<Write> writes) {
    return writes.stream().map(write -> sealed(key, write)).toList();
  }

  private static Write sealed(VaultKey key, Write write) {
    return write instanceof Write.Put(var name, long revision, var content)
            && Confidential.holds(name)
        ? new Write.Put(name, revision, Seal.sealed(key, name, content))
        : write;
  }

  /** All keys that others have to hold before this store is sealed; made where there is none. */
  public List<VaultKey> prepared() throws IOException {
    if (keyring.all().isEmpty() && !isSealed()) {
      keyring.made();
    }
    return keyring.all();
  }

  /** From then on what is secret is sealed with that key; only where all managers hold it. */
  public Outcome begin(long term, VaultKey key) {
    return raw.commit(term, List.of(VaultPaper.of(key).write()));
  }

  /** Some of what still lies in clear, to be written anew; empty where all is sealed. */
  public List<Write> clear() {
    List<Write> clear = new ArrayList<>();
    int bytes = 0;
    for (Document document : raw.all().values()) {
      int size = document.content().size() + OVERHEAD;
      boolean fits =
          bytes + size <= Documents.COMMIT_BYTES && clear.size() < Documents.COMMIT_WRITES;
      if (isToBeSealed(document) && fits) {
        clear.add(new Write.Put(document.name(), document.revision(), document.content()));
        bytes += size;
      }
    }
    return clear;
  }

  /** One that fills its document to the last byte stays as it is until it is written anew. */
  private static boolean isToBeSealed(Document document) {
    return Confidential.holds(document.name())
        && Seal.keyOf(document.content()).isEmpty()
        && document.content().size() + OVERHEAD <= Documents.DOCUMENT_BYTES;
  }
}
