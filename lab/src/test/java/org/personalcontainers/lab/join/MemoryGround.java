package org.personalcontainers.lab.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.manager.join.Ground;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;

/** The store's own rules, in memory. */
final class MemoryGround implements Ground {
  private Documents documents = Documents.NONE;
  private long index;
  private final Standing standing = new Standing.Leading(1);

  @Override
  public synchronized Optional<Books> books() {
    return Optional.ofNullable(documents.all().get(BooksDocument.NAME)).map(BooksDocument::read);
  }

  @Override
  public synchronized Standing standing() {
    return standing;
  }

  @Override
  public synchronized SortedMap<DocumentName, Document> documents() {
    return documents.all();
  }

  @Override
  public synchronized Verdict change(Change change) {
    Document before = Optional.ofNullable(documents.all().get(BooksDocument.NAME)).orElseThrow();
    return switch (change.on(BooksDocument.read(before))) {
      case Change.Proposal.Refused(String reason) -> new Verdict.Refused(reason);
      case Change.Proposal.Next(Books books, List<Write> papers) -> {
        List<Write> writes = new ArrayList<>(papers);
        writes.add(BooksDocument.write(books, before.revision()));
        yield write(writes) instanceof Outcome.Committed
            ? new Verdict.Committed()
            : new Verdict.Refused("others have changed it meanwhile");
      }
    };
  }

  @Override
  public synchronized Outcome write(List<Write> writes) {
    Optional<Outcome.TooLarge> refused = Documents.refused(writes);
    if (refused.isPresent()) {
      return refused.get();
    }
    index++;
    Documents.Judged judged = documents.judge(index, writes);
    documents = judged.documents();
    return judged.outcome();
  }

  @Override
  public Outcome found(List<Write> writes) {
    return write(writes);
  }

  @Override
  public void wake() {}
}
