package org.personalcontainers.manager.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.personalcontainers.core.api.Certificates;
import org.personalcontainers.core.api.Certificates.State;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.manager.certs.Cabinet;
import org.personalcontainers.manager.certs.CertificatePaper;
import org.personalcontainers.manager.certs.OrderPaper;
import org.personalcontainers.manager.certs.Times;

/**
 * The certificates as the API tells them.
 *
 * @param wanted the names of what is to run
 */
record CertificateView(
    Situation situation, SortedSet<CertificateName> wanted, Cabinet cabinet, Instant now) {
  Certificates all() {
    SortedMap<CertificateName, CertificatePaper> certificates = cabinet.certificates();
    SortedMap<CertificateName, OrderPaper> orders = cabinet.orders();
    TreeSet<CertificateName> names = new TreeSet<>(wanted);
    names.addAll(certificates.keySet());
    names.addAll(orders.keySet());
    return new Certificates(
        names.stream()
            .map(
                name ->
                    of(
                        name,
                        Optional.ofNullable(certificates.get(name)),
                        Optional.ofNullable(orders.get(name))))
            .toList(),
        note());
  }

  private String note() {
    return situation.spec().ingress().email().isPresent()
        ? ""
        : "none is ordered: cluster.yml names nobody to order them for; write ingress: {email:"
            + " me@example.org}";
  }

  private Certificates.Certificate of(
      CertificateName name, Optional<CertificatePaper> paper, Optional<OrderPaper> order) {
    Optional<OrderPaper.Setback> setback = order.flatMap(OrderPaper::setback);
    return new Certificates.Certificate(
        name,
        state(name, paper, order),
        paper.map(this::issued),
        setback.map(OrderPaper.Setback::problem).orElse(""),
        setback.map(OrderPaper.Setback::next).or(() -> renewal(name, paper, order)));
  }

  private Optional<Instant> renewal(
      CertificateName name, Optional<CertificatePaper> paper, Optional<OrderPaper> order) {
    return order.isPresent() || !wanted.contains(name)
        ? Optional.empty()
        : paper.map(there -> Times.renewal(name, there.from(), there.until()));
  }

  private State state(
      CertificateName name, Optional<CertificatePaper> paper, Optional<OrderPaper> order) {
    if (order.flatMap(there -> there.rest(now)).isPresent()) {
      return State.WAITS;
    }
    if (order.isPresent() || paper.isEmpty()) {
      return State.ORDERED;
    }
    return wanted.contains(name) ? State.GOOD : State.UNWANTED;
  }

  /** A node holds all that there is, or something older. */
  private Certificates.Issued issued(CertificatePaper paper) {
    List<NodeName> placed = new ArrayList<>();
    List<NodeName> missing = new ArrayList<>();
    for (NodeName node : situation.spec().nodes().keySet()) {
      if (situation.spec().ingress().isEntrance(node)) {
        (holdsAll(node) ? placed : missing).add(node);
      }
    }
    return new Certificates.Issued(paper.issuer(), paper.until(), placed, missing);
  }

  private boolean holdsAll(NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.host().ifKnown())
        .flatMap(HostSeen::equipment)
        .equals(Optional.of(cabinet.equipment().content()));
  }
}
