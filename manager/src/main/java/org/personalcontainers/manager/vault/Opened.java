package org.personalcontainers.manager.vault;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;

/**
 * The documents as they are read, without the vault's own. What can't be opened stays as it is: to
 * take it for absent would be worse than not to understand it. Each is opened once for as long as
 * it is not written anew.
 */
final class Opened {
  private final Keyring keyring;
  private volatile State last = new State(new TreeMap<>(), new TreeMap<>(), 0);

  /**
   * @param sealed as they lay in the store
   * @param keys how many there were to open them with
   */
  private record State(
      SortedMap<DocumentName, Document> sealed,
      SortedMap<DocumentName, Document> opened,
      int keys) {}

  Opened(Keyring keyring) {
    this.keyring = keyring;
  }

  SortedMap<DocumentName, Document> of(SortedMap<DocumentName, Document> sealed) {
    State before = last;
    int keys = keyring.all().size();
    if (isSame(before.sealed(), sealed) && before.keys() == keys) {
      return before.opened();
    }
    SortedMap<DocumentName, Document> opened = new TreeMap<>();
    sealed.forEach((name, document) -> opened.put(name, of(before, document, keys)));
    opened.remove(VaultPaper.NAME);
    State now = new State(sealed, Collections.unmodifiableSortedMap(opened), keys);
    last = now;
    return now.opened();
  }

  /** The store gives the same map until something is written. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(
      SortedMap<DocumentName, Document> one, SortedMap<DocumentName, Document> other) {
    return one == other;
  }

  private Document of(State before, Document document, int keys) {
    boolean known = before.keys() == keys && document.equals(before.sealed().get(document.name()));
    return known
        ? Optional.ofNullable(before.opened().get(document.name())).orElse(document)
        : opened(document);
  }

  private Document opened(Document document) {
    return Seal.keyOf(document.content())
        .flatMap(keyring::find)
        .flatMap(key -> Seal.opened(key, document.name(), document.content()))
        .map(clear -> new Document(document.name(), document.revision(), clear))
        .orElse(document);
  }
}
