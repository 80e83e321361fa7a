package org.personalcontainers.manager.api;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.manager.certs.Cabinet;
import org.personalcontainers.manager.certs.OrderPaper;

/** Certificates whose last order came to nothing. */
final class LateCertificates {
  private LateCertificates() {}

  /** It is tried again by itself; whoever watches the cluster need not wait for it. */
  static List<Planned.Wait> all(Cabinet cabinet) {
    return cabinet.orders().entrySet().stream()
        .flatMap(order -> late(order.getKey(), order.getValue().setback()))
        .toList();
  }

  private static Stream<Planned.Wait> late(
      CertificateName name, Optional<OrderPaper.Setback> setback) {
    return setback.stream()
        .map(
            last ->
                new Planned.Wait(
                    Planned.Kind.TIME,
                    "certificates",
                    Optional.empty(),
                    "no new certificate for %s: %s; tried again at %s"
                        .formatted(
                            name, last.problem(), last.next().truncatedTo(ChronoUnit.MINUTES)),
                    Optional.empty()));
  }
}
