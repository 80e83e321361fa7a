package org.personalcontainers.manager.api;

import java.time.Instant;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;

/**
 * A new declaration in the place of one that its writer has seen.
 *
 * @param revision the one that it was made from
 */
record Edit(
    Archive archive,
    long revision,
    ClusterSpec spec,
    String yaml,
    String by,
    String why,
    Instant at)
    implements Change {
  @Override
  public Proposal on(Books books) {
    if (books.ledger().revision() != revision) {
      return new Proposal.Refused(
          "revision " + books.ledger().revision() + " came before this change");
    }
    Books next = books.declaring(spec);
    return new Proposal.Next(next, archive.writes(books, past(books, next)));
  }

  private History.Past past(Books books, Books next) {
    History.Entry entry = new History.Entry(next.ledger().revision(), at, by, why);
    return new History.Past(entry, yaml, Diff.of(archive.yaml(books), yaml));
  }

  /** What this edit's writer has not seen. */
  Refused outdated(Books books) {
    long now = books.ledger().revision();
    String who = archive.past(now).map(past -> past.entry().by()).orElse("somebody");
    String seen =
        archive.past(revision).map(History.Past::yaml).orElseGet(() -> archive.yaml(books));
    return Refused.outdated(
        "it was made from revision %d, and revision %d by %s is there now; nothing was changed"
            .formatted(revision, now, who),
        new Refusal.Newer(now, who, Diff.of(seen, archive.yaml(books))));
  }
}
