package org.personalcontainers.manager.reconcile;

import java.util.Optional;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** The books as the store keeps them: one document, because they only change together. */
public final class BooksDocument {
  public static final DocumentName NAME = new DocumentName("cluster");

  private static final Form<Books> FORM = Form.large(Books.class);

  private BooksDocument() {}

  /** The books in the place of those of that revision; {@link Write#ABSENT} founds a cluster. */
  public static Write write(Books books, long expectedRevision) {
    return new Write.Put(NAME, expectedRevision, Content.of(FORM.write(books)));
  }

  /** Throws {@code Unreadable} where they are not wholly known here: half of them is none. */
  public static Books read(Document document) {
    return FORM.read(document.content().bytes());
  }

  /** What this member of the store has applied; empty before a cluster was founded. */
  public static Optional<Books> of(Store store) {
    return store.get(NAME).map(BooksDocument::read);
  }
}
