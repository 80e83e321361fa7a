package org.personalcontainers.manager.certs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.UnfitValue;

/** The names under which a service wants to be reached over HTTPS, as its labels tell Traefik. */
final class HostNames {
  private static final Pattern RULE = Pattern.compile("traefik\\.http\\.routers\\.([^.]+)\\.rule");
  private static final Pattern TLS_DOMAIN =
      Pattern.compile("traefik\\.http\\.routers\\.([^.]+)\\.tls\\.domains\\[\\d+]\\.(main|sans)");
  private static final Pattern HOST = Pattern.compile("(?<![A-Za-z!])Host\\(([^()]*)\\)");
  private static final Pattern QUOTED = Pattern.compile("[`\"]([^`\"]+)[`\"]");
  private static final String PLAIN = "web";

  private HostNames() {}

  /** None where the service does not want to be reached at all. */
  static SortedSet<CertificateName> of(SortedMap<String, String> labels) {
    SortedSet<CertificateName> names = new TreeSet<>();
    if ("true".equalsIgnoreCase(labels.getOrDefault("traefik.enable", ""))) {
      labels.forEach(
          (label, text) -> {
            names.addAll(of(RULE.matcher(label), labels, hosts(text)));
            names.addAll(of(TLS_DOMAIN.matcher(label), labels, listed(text)));
          });
    }
    return names;
  }

  private static List<CertificateName> of(
      Matcher router, SortedMap<String, String> labels, List<String> texts) {
    return router.matches() && isOverHttps(router.group(1), labels)
        ? texts.stream().flatMap(text -> name(text).stream()).toList()
        : List.of();
  }

  /** Unless it is for the plain way in alone. */
  private static boolean isOverHttps(String router, SortedMap<String, String> labels) {
    String entrances =
        labels.getOrDefault("traefik.http.routers." + router + ".entrypoints", "").strip();
    return !entrances.equals(PLAIN);
  }

  /** Traefik takes no wildcard there. */
  private static List<String> hosts(String rule) {
    return HOST.matcher(rule)
        .results()
        .flatMap(host -> QUOTED.matcher(host.group(1)).results())
        .map(quoted -> quoted.group(1))
        .filter(host -> !host.startsWith("*"))
        .toList();
  }

  private static List<String> listed(String domains) {
    return List.of(domains.split(",", -1));
  }

  /** Nobody signs for a word without a dot, or for an address. */
  private static Optional<CertificateName> name(String text) {
    try {
      CertificateName name = new CertificateName(text.strip().toLowerCase(Locale.ROOT));
      return Optional.of(name).filter(any -> any.value().chars().anyMatch(Character::isLetter));
    } catch (UnfitValue unfit) {
      return Optional.empty();
    }
  }
}
