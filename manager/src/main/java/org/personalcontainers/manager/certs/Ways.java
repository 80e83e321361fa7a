package org.personalcontainers.manager.certs;

import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.DnsZone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.Ingress.Challenge;

/** How an authority is shown that a name is ours. */
record Ways(Ingress ingress, Credentials credentials) {
  /** One of them, or why there is none. */
  sealed interface Way {
    /** It asks our nodes. */
    record ByHttp() implements Way {}

    record ByDns(Proving.Dns proving) implements Way {}

    record Barred(String problem) implements Way {}
  }

  Way of(CertificateName name) {
    if (ingress.challenge() == Challenge.HTTP && !name.isWildcard()) {
      return new Way.ByHttp();
    }
    return ingress
        .dns()
        .flatMap(dns -> dns.zoneOf(name.domain()).map(zone -> inZone(zone, dns.zone(zone))))
        .orElseGet(
            () ->
                new Way.Barred(
                    "to prove %s by DNS, its zone has to be known; write ingress: {zones: {%s: ...}}"
                        .formatted(name, name.domain())));
  }

  private Way inZone(DomainName zone, DnsZone kept) {
    return credentials
        .find(kept.secret())
        .map(secret -> withSecret(zone, kept, secret))
        .orElseGet(
            () ->
                new Way.Barred(
                    "the cluster keeps no secret %s; type: pcctl secret set %s"
                        .formatted(kept.secret(), kept.secret())));
  }

  private static Way withSecret(DomainName zone, DnsZone kept, String secret) {
    try {
      return new Way.ByDns(new Proving.Dns(zone, kept.keeper(), new Credential(secret)));
    } catch (IllegalArgumentException unfit) {
      return new Way.Barred(
          "the secret %s opens no zone: %s; set it anew: pcctl secret set %s"
              .formatted(kept.secret(), unfit.getMessage(), kept.secret()));
    }
  }
}
