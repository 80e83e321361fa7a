package org.personalcontainers.manager.stack;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.stack.KeptSecret;
import org.personalcontainers.core.stack.SecretName;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** The secrets among the documents of the store. */
public record SecretShelf(SortedMap<DocumentName, Document> documents) {
  /** One, and the document that it stands in. */
  public record Kept(SecretPaper paper, long revision) {}

  /** One that can't be read is none that anybody could be given. */
  public SortedMap<SecretName, SecretPaper> all() {
    SortedMap<SecretName, SecretPaper> all = new TreeMap<>();
    String kind = SecretPaper.KIND + "/";
    documents
        .tailMap(new DocumentName(SecretPaper.KIND))
        .forEach(
            (name, document) -> {
              if (name.value().startsWith(kind)) {
                SecretName secret = new SecretName(name.value().substring(kind.length()));
                read(document).ifPresent(paper -> all.put(secret, paper));
              }
            });
    return all;
  }

  private static Optional<SecretPaper> read(Document document) {
    try {
      return Optional.of(SecretPaper.read(document));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  public Optional<Kept> find(SecretName secret) {
    return Optional.ofNullable(documents.get(SecretPaper.name(secret)))
        .map(document -> new Kept(SecretPaper.read(document), document.revision()));
  }

  public static Write delete(SecretName secret, Kept kept) {
    return new Write.Delete(SecretPaper.name(secret), kept.revision());
  }

  /** As stacks get them. */
  SortedMap<SecretName, KeptSecret> kept() {
    SortedMap<SecretName, KeptSecret> kept = new TreeMap<>();
    all().forEach((name, paper) -> kept.put(name, paper.kept()));
    return kept;
  }
}
