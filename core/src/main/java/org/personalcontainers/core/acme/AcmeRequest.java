package org.personalcontainers.core.acme;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.CaCertificate;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.Ordered;

/** One thing that a certificate authority is asked for. */
public sealed interface AcmeRequest {
  Account account();

  /**
   * Who asks whom.
   *
   * @param directory of the authority
   * @param ca who vouches for the authority's own server, where no system knows that
   * @param key by which the authority knows the account; it makes one for a key that it never saw
   */
  record Account(URI directory, Optional<CaCertificate> ca, EmailAddress email, KeyPem key) {}

  /** Places an order for a name. */
  record Place(Account account, DomainName name) implements AcmeRequest {}

  /**
   * Has it look whether the name is ours, and sign. May be repeated.
   *
   * @param order which one
   * @param key of the certificate
   * @param answers what it will ask for
   * @param entrances where it may come to; asked first, for an authority does not forgive much
   */
  record Finish(
      Account account,
      URI order,
      DomainName name,
      KeyPem key,
      SortedMap<Token, String> answers,
      List<Address> entrances)
      implements AcmeRequest {
    public Finish {
      answers = Ordered.copy(answers);
      entrances = List.copyOf(entrances);
    }
  }
}
