package org.personalcontainers.manager.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.cert.CertificateName;

final class HostNamesTest {
  private static Set<String> names(String... pairs) {
    TreeMap<String, String> labels = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(pairs[i], pairs[i + 1]);
    }
    return HostNames.of(labels).stream().map(CertificateName::value).collect(Collectors.toSet());
  }

  private static Set<String> rule(String rule) {
    return names("traefik.enable", "true", "traefik.http.routers.web.rule", rule);
  }

  @Test
  void aHostIsANameAndNothingElseIs() {
    assertEquals(Set.of("a.example.org"), rule("Host(`a.example.org`)"));
    assertEquals(Set.of("a.example.org"), rule("Host(\"A.example.org\") && PathPrefix(`/x`)"));
    assertEquals(
        Set.of("a.example.org", "b.example.org"), rule("Host(`a.example.org`, `b.example.org`)"));
    assertEquals(
        Set.of("a.example.org", "b.example.org"),
        rule("(Host(`a.example.org`) || Host(`b.example.org`)) && !Host(`c.example.org`)"));
    assertEquals(Set.of(), rule("HostRegexp(`.+.example.org`)"));
    assertEquals(Set.of(), rule("PathPrefix(`/a.example.org`)"));
  }

  @Test
  void nobodySignsForAWordOrAnAddress() {
    assertEquals(Set.of(), rule("Host(`localhost`) || Host(`192.168.1.11`) || Host(`${DOMAIN}`)"));
  }

  @Test
  void whoIsNotReachedOverHttpsNeedsNone() {
    assertEquals(Set.of(), names("traefik.http.routers.web.rule", "Host(`a.example.org`)"));
    assertEquals(
        Set.of("b.example.org"),
        names(
            "traefik.enable", "true",
            "traefik.http.routers.plain.rule", "Host(`a.example.org`)",
            "traefik.http.routers.plain.entrypoints", "web",
            "traefik.http.routers.both.rule", "Host(`b.example.org`)",
            "traefik.http.routers.both.entrypoints", "web,websecure"));
  }

  @Test
  void whatTraefikIsToldOfTlsIsAskedForTooWildcardsAmongIt() {
    assertEquals(
        Set.of("example.org", "*.example.org", "c.example.org", "a.example.org"),
        names(
            "traefik.enable", "true",
            "traefik.http.routers.web.rule", "Host(`a.example.org`)",
            "traefik.http.routers.web.tls.domains[0].main", "example.org",
            "traefik.http.routers.web.tls.domains[0].sans", "*.example.org, c.example.org",
            "traefik.http.routers.web.tls.certresolver", "le"));
    assertEquals(Set.of(), rule("Host(`*.example.org`)"));
  }
}
