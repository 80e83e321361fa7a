package org.personalcontainers.core.acme;

import java.net.URI;
import java.util.Optional;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.spec.CaCertificate;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.Ingress.Challenge;

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

  /**
   * Places an order for a name.
   *
   * @param by how it will be proved that the name is ours; by HTTP only where the name leads
   *     anywhere
   */
  record Place(Account account, CertificateName name, Challenge by) implements AcmeRequest {}

  /**
   * Has it look whether the name is ours, and sign. May be repeated.
   *
   * @param order which one
   * @param key of the certificate
   */
  record Finish(Account account, URI order, CertificateName name, KeyPem key, Proving proving)
      implements AcmeRequest {}
}
