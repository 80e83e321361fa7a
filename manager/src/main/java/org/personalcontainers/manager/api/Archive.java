package org.personalcontainers.manager.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * Every revision of the declaration as it was written, with its comments: a document each, written
 * in the very commit that changes the books. The oldest make room.
 */
record Archive(Cluster cluster) {
  private static final String KIND = "history";
  private static final int MOST = 100;
  private static final Form<History.Past> FORM = Form.of(History.Past.class);

  Optional<History.Past> past(long revision) {
    if (revision < 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(cluster.documents().get(DocumentName.of(KIND, revision)))
        .map(document -> FORM.read(document.content().bytes()));
  }

  /** The newest first. */
  List<History.Entry> entries() {
    return documents().stream()
        .map(document -> FORM.read(document.content().bytes()).entry())
        .sorted((one, other) -> Long.compare(other.revision(), one.revision()))
        .toList();
  }

  private List<Document> documents() {
    return cluster.documents().values().stream()
        .filter(document -> document.name().value().startsWith(KIND + "/"))
        .toList();
  }

  /** As its writer wrote it; printed from the books where that text is not what they hold. */
  String yaml(Books books) {
    return past(books.ledger().revision())
        .map(History.Past::yaml)
        .filter(yaml -> declares(yaml, books))
        .orElseGet(() -> ClusterYaml.print(books.spec()));
  }

  private static boolean declares(String yaml, Books books) {
    return ClusterYaml.read("cluster.yml", yaml) instanceof Reading.Read(var spec, var origins)
        && spec.equals(books.spec());
  }

  /** What goes into the commit of that revision, which changes these books. */
  List<Write> writes(Books books, History.Past next) {
    List<Write> writes = new ArrayList<>();
    if (past(books.ledger().revision()).isEmpty()) {
      writes.add(put(founded(books, next.entry().at())));
    }
    writes.add(put(next));
    oldest(next.entry().revision())
        .map(oldest -> new Write.Delete(oldest.name(), oldest.revision()))
        .ifPresent(writes::add);
    return writes;
  }

  /** The revision that nobody declared here: whoever founded the cluster left no text. */
  private static History.Past founded(Books books, Instant at) {
    History.Entry entry =
        new History.Entry(books.ledger().revision(), at, "bootstrap", "as it was founded");
    return new History.Past(entry, ClusterYaml.print(books.spec()), "");
  }

  private static Write put(History.Past past) {
    DocumentName name = DocumentName.of(KIND, past.entry().revision());
    return new Write.Put(name, Write.ABSENT, Content.of(FORM.write(past)));
  }

  private Optional<Document> oldest(long next) {
    return next <= MOST
        ? Optional.empty()
        : Optional.ofNullable(cluster.documents().get(DocumentName.of(KIND, next - MOST)));
  }
}
