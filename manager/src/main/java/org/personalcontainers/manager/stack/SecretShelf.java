package org.personalcontainers.manager.stack;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.stack.KeptSecret;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** The secrets among the documents of the store. */
public record SecretShelf(SortedMap<DocumentName, Document> documents) {
  private static final String BELOW = SecretPaper.KIND + "/";

  /**
   * One, and the document that it stands in.
   *
   * @param paper empty where it can't be read: it can be set anew, or removed
   * @param bytes what it takes of the store
   */
  public record Kept(Optional<SecretPaper> paper, long revision, int bytes) {}

  /** All that there are. */
  public SortedMap<SecretName, Kept> all() {
    SortedMap<SecretName, Kept> all = new TreeMap<>();
    documents
        .tailMap(new DocumentName(SecretPaper.KIND))
        .forEach(
            (name, document) -> {
              if (name.value().startsWith(BELOW)) {
                all.put(new SecretName(name.value().substring(BELOW.length())), kept(document));
              }
            });
    return all;
  }

  private static Kept kept(Document document) {
    return new Kept(read(document), document.revision(), document.content().size());
  }

  /** What all of them take of the store. */
  public long bytes() {
    return all().values().stream().mapToLong(Kept::bytes).sum();
  }

  private static Optional<SecretPaper> read(Document document) {
    try {
      return Optional.of(SecretPaper.read(document));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  public Optional<Kept> find(SecretName secret) {
    return Optional.ofNullable(documents.get(SecretPaper.name(secret))).map(SecretShelf::kept);
  }

  public static Write delete(SecretName secret, Kept kept) {
    return new Write.Delete(SecretPaper.name(secret), kept.revision());
  }

  /** Those of them that can be given to a stack, as it gets them. */
  SortedMap<SecretName, KeptSecret> kept(Set<SecretName> names) {
    SortedMap<SecretName, KeptSecret> kept = new TreeMap<>();
    for (SecretName name : names) {
      find(name).flatMap(Kept::paper).ifPresent(paper -> kept.put(name, paper.kept()));
    }
    return kept;
  }
}
