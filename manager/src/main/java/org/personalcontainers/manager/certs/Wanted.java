package org.personalcontainers.manager.certs;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.stack.Shelf;

/** For which names there are to be certificates. */
public final class Wanted {
  private Wanted() {}

  /**
   * The names of all that is to run, and the wildcards that are declared; nothing where nobody says
   * in whose name certificates are to be ordered.
   */
  public static SortedSet<CertificateName> of(Books books, Shelf shelf) {
    SortedSet<CertificateName> names = new TreeSet<>();
    Ingress ingress = books.spec().ingress();
    if (ingress.email().isPresent()) {
      declared(ingress).forEach(names::add);
      running(books, shelf).values().forEach(stack -> names.addAll(names(stack)));
      names.removeAll(covered(names, ingress));
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private static List<CertificateName> declared(Ingress ingress) {
    return ingress.dns().stream()
        .flatMap(dns -> dns.wildcards().stream())
        .map(CertificateName::allBelow)
        .toList();
  }

  /** Those that a wildcard is good for, too, where that can be had. */
  private static List<CertificateName> covered(SortedSet<CertificateName> names, Ingress ingress) {
    List<CertificateName> wildcards =
        names.stream()
            .filter(CertificateName::isWildcard)
            .filter(name -> ingress.dns().flatMap(dns -> dns.zoneOf(name.domain())).isPresent())
            .toList();
    return names.stream()
        .filter(name -> !name.isWildcard())
        .filter(name -> wildcards.stream().anyMatch(wildcard -> wildcard.covers(name)))
        .toList();
  }

  private static SortedMap<StackName, Rendered> running(Books books, Shelf shelf) {
    SortedMap<StackName, Rendered> running = new TreeMap<>();
    books
        .stacks()
        .forEach(
            (name, wish) -> {
              if (wish instanceof StackWish.Run run) {
                shelf.rendered(name, run.content()).ifPresent(stack -> running.put(name, stack));
              }
            });
    return running;
  }

  private static SortedSet<CertificateName> names(Rendered stack) {
    SortedSet<CertificateName> names = new TreeSet<>();
    switch (StackYaml.read("stack", stack.compose(), new Values(new TreeMap<>()))) {
      case StackReading.Read(var file, var notices) -> {
        for (Service service : file.services().values()) {
          names.addAll(HostNames.of(service.placing().deployLabels()));
        }
      }
      // What an older version rendered may be no good for this one: it runs on, without a new one.
      case StackReading.Refused refused -> {}
    }
    return names;
  }
}
