package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.personalcontainers.core.api.Certificates;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.certs.Cabinet;
import org.personalcontainers.manager.certs.Renewal;
import org.personalcontainers.manager.certs.Wanted;

/** The certificates. Who asks for another one has it written down: the leader orders it. */
record CertificateRoads(Desk desk, Journal journal) {
  private static final Form<Certificates> CERTIFICATES = Form.of(Certificates.class);

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/certificates",
            Certificates.class,
            "the certificates, and how far orders are",
            this::certificates),
        new Road(
            "POST",
            "/v1/certificates/{name}/renew",
            Optional.empty(),
            Optional.empty(),
            "has it ordered now, whatever came of the last order; `?dry=yes` only looks whether it could be",
            this::renew));
  }

  private Response certificates(Call call) {
    Situation seen = desk.books().situation(desk.shown().situation().observations());
    return Answers.of(
        CERTIFICATES, new CertificateView(seen, wanted(), cabinet(), desk.clock().instant()).all());
  }

  private SortedSet<CertificateName> wanted() {
    return Wanted.of(desk.books(), desk.shelf());
  }

  private Cabinet cabinet() {
    return new Cabinet(desk.cluster().documents());
  }

  private Response renew(Call call) throws InterruptedException {
    CertificateName name = name(call);
    SortedSet<CertificateName> wanted = wanted();
    wanted.stream()
        .filter(other -> other.covers(name) && !other.equals(name))
        .findFirst()
        .ifPresent(
            wildcard -> {
              throw Refused.notFound(
                  "the certificate for " + wildcard + " is good for " + name + ", too",
                  "type: pcctl cert renew '" + wildcard + "'");
            });
    if (!wanted.contains(name)) {
      throw Refused.notFound(
          "nothing that runs wants a certificate for " + name,
          "see which there are: pcctl cert ls");
    }
    if (Desk.trial(call) == Desk.Trial.TRY) {
      return Response.nothing();
    }
    desk.change(books -> Renewal.of(name, books, cabinet(), desk.clock().instant()));
    journal.note(Optional.empty(), call.by() + " asked for a new certificate for " + name);
    return Response.nothing();
  }

  private static CertificateName name(Call call) {
    try {
      return new CertificateName(call.named("name"));
    } catch (UnfitValue unfit) {
      throw Refused.badRequest(String.valueOf(unfit.getMessage()), "see: pcctl cert ls");
    }
  }
}
