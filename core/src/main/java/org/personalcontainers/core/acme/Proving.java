package org.personalcontainers.core.acme;

import java.util.List;
import java.util.SortedMap;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DnsKeeper;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Ordered;

/** How an authority is shown that a name is ours. */
public sealed interface Proving {
  /**
   * It asks our nodes.
   *
   * @param answers what it will ask for
   * @param entrances where it may come to; asked first, for an authority does not forgive much
   */
  record Http(SortedMap<Token, String> answers, List<Address> entrances) implements Proving {
    public Http {
      answers = Ordered.copy(answers);
      entrances = List.copyOf(entrances);
    }
  }

  /** It looks into DNS, where we put it for that long. */
  record Dns(DomainName zone, DnsKeeper keeper, Credential credential) implements Proving {}
}
