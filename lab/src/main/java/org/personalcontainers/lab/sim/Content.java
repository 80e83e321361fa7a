package org.personalcontainers.lab.sim;

import java.util.SortedSet;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/** All that the managers' store keeps. */
record Content(SortedSet<NodeName> voters, long epoch, ClusterSpec spec, Ledger ledger) {
  Content {
    voters = Ordered.copy(voters);
  }

  Content with(Ledger newer) {
    return new Content(voters, epoch, spec, newer);
  }

  /** A revision of the declaration. */
  Content with(ClusterSpec newer) {
    Ledger l = ledger;
    Ledger revised =
        new Ledger(
            l.cluster(),
            l.revision() + 1,
            l.swarm(),
            l.peers(),
            l.ranges(),
            l.volumes(),
            l.approvals());
    return new Content(voters, epoch, newer, revised);
  }

  /** A person says that this life is over and the next one begins. */
  Content recovered() {
    return new Content(voters, epoch + 1, spec, ledger);
  }

  int majority() {
    return voters.size() / 2 + 1;
  }
}
