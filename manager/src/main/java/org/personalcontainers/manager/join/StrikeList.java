package org.personalcontainers.manager.join;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * The keys, as the store keeps them, that were a member's and are nobody's any more: of managers
 * that were removed, and of machines that others have replaced.
 */
public final class StrikeList {
  private static final DocumentName NAME = new DocumentName("struck");
  private static final int SHORTENED = 16;

  private StrikeList() {}

  public static Struck of(SortedMap<DocumentName, Document> all) {
    return Optional.ofNullable(all.get(NAME))
        .map(document -> Struck.parse(document.content().text()))
        .orElse(Struck.NONE);
  }

  /**
   * Whoever shows this key from then on is nobody.
   *
   * @param gone how its fingerprint begins
   */
  public static Write with(SortedMap<DocumentName, Document> all, String gone) {
    return write(all, of(all).with(struck(gone)));
  }

  /** One takes the other's place: it may be one that had to give its own place up before. */
  static Write exchanging(
      SortedMap<DocumentName, Document> all, Fingerprint gone, Fingerprint come) {
    return write(all, of(all).with(struck(gone.value())).without(come));
  }

  /** Whoever is let in is somebody, whatever it was before. */
  static Optional<Write> pardoning(SortedMap<DocumentName, Document> all, Fingerprint come) {
    Struck list = of(all);
    return list.holds(come) ? Optional.of(write(all, list.without(come))) : Optional.empty();
  }

  private static Struck struck(String key) {
    return new Struck(List.of(key.substring(0, SHORTENED)));
  }

  private static Write write(SortedMap<DocumentName, Document> all, Struck list) {
    long revision = Optional.ofNullable(all.get(NAME)).map(Document::revision).orElse(Write.ABSENT);
    return new Write.Put(NAME, revision, Content.of(list.toString()));
  }
}
