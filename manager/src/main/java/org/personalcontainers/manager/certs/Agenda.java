package org.personalcontainers.manager.certs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.cert.CertificateName;

/** What is to be done about certificates at a moment. Pure. */
final class Agenda {
  /** More would not fit into what a node is handed at once. */
  static final int MOST = 100;

  private Agenda() {}

  /** One thing to do. */
  sealed interface Item {
    CertificateName name();

    /** An order has to be placed. */
    record Place(CertificateName name, OrderPaper order) implements Item {}

    /** The authority is to look, and to sign. */
    record Finish(CertificateName name, OrderPaper order, OrderPaper.Proof proof) implements Item {}

    /** Nobody wants the certificate any more. */
    record Drop(CertificateName name) implements Item {}
  }

  /** Those that are under way first. */
  static List<Item> of(Instant now, SortedSet<CertificateName> wanted, Cabinet cabinet) {
    SortedMap<CertificateName, OrderPaper> orders = cabinet.orders();
    SortedMap<CertificateName, CertificatePaper> certificates = cabinet.certificates();
    List<Item> items = new ArrayList<>();
    orders.forEach(
        (name, order) -> {
          if (!wanted.contains(name)) {
            items.add(new Item.Drop(name));
          } else if (order.isDue(now)) {
            items.add(next(name, order));
          }
        });
    wanted.stream()
        .limit(MOST)
        .filter(name -> !orders.containsKey(name))
        .filter(name -> isDue(now, name, Optional.ofNullable(certificates.get(name))))
        .forEach(name -> items.add(new Item.Place(name, OrderPaper.wished(now))));
    certificates.forEach(
        (name, paper) -> {
          if (!wanted.contains(name) && now.isAfter(paper.until())) {
            items.add(new Item.Drop(name));
          }
        });
    return items;
  }

  private static Item next(CertificateName name, OrderPaper order) {
    return order
        .proof()
        .<Item>map(proof -> new Item.Finish(name, order, proof))
        .orElseGet(() -> new Item.Place(name, order));
  }

  private static boolean isDue(
      Instant now, CertificateName name, Optional<CertificatePaper> paper) {
    return paper
        .map(there -> !now.isBefore(Times.renewal(name, there.from(), there.until())))
        .orElse(true);
  }
}
