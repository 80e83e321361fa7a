package org.personalcontainers.core.acme;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Ordered;

/** What came of it. */
public sealed interface AcmeAnswer {
  /**
   * The order is placed.
   *
   * @param answers what it will ask for by HTTP; empty: it will not, or believes already that the
   *     name is ours
   */
  record Placed(URI order, SortedMap<Token, String> answers) implements AcmeAnswer {
    public Placed {
      answers = Ordered.copy(answers);
    }
  }

  /**
   * It has signed.
   *
   * @param chain as PEM
   */
  record Issued(String chain, String issuer, Instant from, Instant until) implements AcmeAnswer {}

  /**
   * It says no.
   *
   * @param until before then it says no again
   */
  record Refused(String problem, Optional<Instant> until) implements AcmeAnswer {}

  /** It did not come to a yes or no: nothing counts against us. */
  record Undecided(String problem) implements AcmeAnswer {}
}
