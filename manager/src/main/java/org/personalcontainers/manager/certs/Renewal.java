package org.personalcontainers.manager.certs;

import java.time.Instant;
import java.util.List;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.store.Write;

/** A person wants another certificate, or does not want to wait any longer. */
public final class Renewal {
  private Renewal() {}

  /** An order from the beginning, in the place of whatever there is. */
  public static Proposal of(CertificateName name, Books books, Cabinet cabinet, Instant now) {
    List<Write> writes = List.of(cabinet.write(name, OrderPaper.wished(now)));
    return new Proposal.Next(cabinet.after(writes).entered(books), writes);
  }
}
