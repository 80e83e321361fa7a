package org.personalcontainers.manager.certs;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.UnfitValue;

/** The names under which a service wants to be reached over HTTPS, as its labels tell Traefik. */
final class HostNames {
  private static final Pattern RULE = Pattern.compile("traefik\\.http\\.routers\\.([^.]+)\\.rule");
  private static final Pattern HOST = Pattern.compile("(?<![A-Za-z!])Host\\(([^()]*)\\)");
  private static final Pattern QUOTED = Pattern.compile("[`\"]([^`\"]+)[`\"]");
  private static final String PLAIN = "web";

  private HostNames() {}

  /** None where the service does not want to be reached at all. */
  static SortedSet<DomainName> of(SortedMap<String, String> labels) {
    SortedSet<DomainName> names = new TreeSet<>();
    if ("true".equalsIgnoreCase(labels.getOrDefault("traefik.enable", ""))) {
      labels.forEach(
          (label, rule) -> {
            Matcher router = RULE.matcher(label);
            if (router.matches() && isOverHttps(router.group(1), labels)) {
              names.addAll(named(rule));
            }
          });
    }
    return names;
  }

  /** Unless it is for the plain way in alone. */
  private static boolean isOverHttps(String router, SortedMap<String, String> labels) {
    String entrances =
        labels.getOrDefault("traefik.http.routers." + router + ".entrypoints", "").strip();
    return !entrances.equals(PLAIN);
  }

  private static List<DomainName> named(String rule) {
    return HOST.matcher(rule)
        .results()
        .flatMap(host -> QUOTED.matcher(host.group(1)).results())
        .map(quoted -> quoted.group(1).toLowerCase(Locale.ROOT))
        .filter(HostNames::isDomain)
        .map(DomainName::new)
        .toList();
  }

  /** Nobody signs for a word without a dot, or for an address. */
  private static boolean isDomain(String name) {
    try {
      new DomainName(name);
      return name.chars().anyMatch(Character::isLetter);
    } catch (UnfitValue unfit) {
      return false;
    }
  }
}
