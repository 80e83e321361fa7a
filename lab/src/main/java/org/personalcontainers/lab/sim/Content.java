package org.personalcontainers.lab.sim;

import java.util.SortedSet;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.manager.reconcile.Books;

/** All that the managers' store keeps. */
record Content(SortedSet<NodeName> voters, Books books) {
  Content {
    voters = Ordered.copy(voters);
  }

  ClusterSpec spec() {
    return books.spec();
  }

  Ledger ledger() {
    return books.ledger();
  }

  Content with(Books newer) {
    return new Content(voters, newer);
  }

  int majority() {
    return voters.size() / 2 + 1;
  }
}
