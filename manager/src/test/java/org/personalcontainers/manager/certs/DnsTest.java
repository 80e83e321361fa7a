package org.personalcontainers.manager.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.DnsKeeper;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.DnsZone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Ingress.Challenge;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.manager.stack.SecretPaper;
import org.personalcontainers.manager.store.Write;

/** Orders that are proved by DNS, over a store in memory. */
final class DnsTest {
  private static final DomainName ZONE = new DomainName("example.org");
  private static final CertificateName ALL = CertificateName.allBelow(ZONE);
  private static final SecretName TOKEN = new SecretName("dns_token");

  private final PlayedCluster cluster = new PlayedCluster();
  private final PlayedAuthority authority = new PlayedAuthority(cluster);

  private static Optional<DnsNames> dns(DomainName... wildcards) {
    TreeMap<DomainName, DnsZone> zones = new TreeMap<>();
    zones.put(ZONE, new DnsZone(new DnsKeeper.Cloudflare(), TOKEN));
    return Optional.of(new DnsNames(zones, new TreeSet<>(List.of(wildcards))));
  }

  private void keep(String value) {
    String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    SecretPaper paper = SecretPaper.of(base64, cluster.now, "me", new Random(1));
    cluster.leader().commit(1, List.of(paper.write(TOKEN, Write.ABSENT)));
  }

  private void round() throws InterruptedException {
    cluster.clerk(authority).round();
  }

  private String problem() {
    return cluster.cabinet().orders().values().stream()
        .flatMap(order -> order.setback().stream())
        .map(OrderPaper.Setback::problem)
        .reduce("", String::concat);
  }

  @Test
  void aWildcardIsProvedWithTheSecretAndNoNodeHasToKnowOfIt() throws InterruptedException {
    cluster.proves(Challenge.HTTP, dns(ZONE));
    keep("the-token\n");
    round();
    round();
    AcmeRequest.Place place = assertInstanceOf(AcmeRequest.Place.class, authority.asked.getFirst());
    assertEquals(ALL, place.name());
    assertEquals(Challenge.DNS, place.by());
    AcmeRequest.Finish finish =
        assertInstanceOf(AcmeRequest.Finish.class, authority.asked.getLast());
    assertEquals(
        new Proving.Dns(ZONE, new DnsKeeper.Cloudflare(), new Credential("the-token")),
        finish.proving());
    assertEquals(Set.of(ALL), cluster.cabinet().equipment().certificates().keySet());
    assertEquals(Set.of(ALL), cluster.cabinet().certificates().keySet());
    assertEquals(Optional.of(cluster.cabinet().equipment().content()), cluster.books().equipment());
  }

  @Test
  void whatAWildcardIsGoodForIsNotOrderedBesideIt() throws InterruptedException {
    cluster.proves(Challenge.HTTP, dns(ZONE));
    keep("token");
    cluster.runs("blog.example.org");
    round();
    round();
    assertEquals(Set.of(ALL), cluster.cabinet().certificates().keySet());
    assertTrue(cluster.cabinet().orders().isEmpty());
    cluster.runs("a.blog.example.org");
    round();
    assertEquals(
        Set.of(new CertificateName("a.blog.example.org")), cluster.cabinet().orders().keySet());
  }

  @Test
  void aWildcardThatCannotBeHadKeepsNobodyFromTheirs() throws InterruptedException {
    cluster.runs(
        "blog.example.org`) || Host(`x.example.org",
        "traefik.http.routers.web.tls.domains[0].main: \"*.example.org\"");
    round();
    assertTrue(problem().contains("its zone has to be known"), problem());
    assertEquals(3, cluster.cabinet().orders().size());
    assertEquals(2, authority.asked.size());
  }

  @Test
  void aSecretThatIsMissingIsSaidOnceAndUsedAsSoonAsItIsThere() throws InterruptedException {
    cluster.proves(Challenge.DNS, dns());
    cluster.runs("blog.example.org");
    for (int look = 0; look < 3; look++) {
      round();
      cluster.pass(Duration.ofMinutes(2));
    }
    assertTrue(problem().contains("pcctl secret set dns_token"), problem());
    assertEquals(1, cluster.journal.size(), cluster.journal::toString);
    assertEquals(List.of(), authority.asked);
    keep("token");
    round();
    round();
    assertEquals(1, cluster.cabinet().certificates().size());
  }

  @Test
  void aSecretThatIsNoTokenIsSaidWithoutItself() throws InterruptedException {
    cluster.proves(Challenge.DNS, dns());
    cluster.runs("blog.example.org");
    keep("two\nlines");
    round();
    assertTrue(problem().contains("set it anew"), problem());
    assertFalse(problem().contains("lines\n"), problem());
    assertEquals(List.of(), authority.asked);
  }

  @Test
  void byDnsOnlyWhatIsInAZone() throws InterruptedException {
    cluster.proves(Challenge.DNS, dns());
    keep("token");
    cluster.runs("blog.example.net");
    round();
    assertTrue(problem().contains("zones: {blog.example.net"), problem());
    assertEquals(List.of(), authority.asked);
  }

  @Test
  void theSecretShowsInNoText() throws InterruptedException {
    cluster.proves(Challenge.DNS, dns(ZONE));
    keep("hunter2");
    round();
    round();
    assertEquals(2, authority.asked.size());
    assertFalse(authority.asked.toString().contains("hunter2"));
    assertFalse(cluster.books().toString().contains("hunter2"));
  }
}
