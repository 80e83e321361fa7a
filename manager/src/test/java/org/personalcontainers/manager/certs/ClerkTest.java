package org.personalcontainers.manager.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.vault.Vault;

/** Orders over a store in memory, with an authority and nodes that are played. */
final class ClerkTest {
  private static final CertificateName BLOG = new CertificateName("blog.example.org");

  private PlayedCluster cluster =
      new PlayedCluster(Optional.of(new EmailAddress("me@example.org")));
  private PlayedAuthority authority = new PlayedAuthority(cluster);

  private void round() throws InterruptedException {
    try {
      cluster.clerk(authority).round();
    } catch (NotNow e) {
      cluster.journal.add("not now: " + e.getMessage());
    }
  }

  private void issued() throws InterruptedException {
    cluster.runs(BLOG.value());
    round();
    cluster.place();
    round();
    cluster.place();
  }

  private OrderPaper order() {
    return Optional.ofNullable(cluster.cabinet().orders().get(BLOG)).orElseThrow();
  }

  private CertificatePaper certificate() {
    return Optional.ofNullable(cluster.cabinet().certificates().get(BLOG)).orElseThrow();
  }

  @Test
  void aNameOfWhatRunsGetsACertificateOnceAllNodesCanProveIt() throws InterruptedException {
    cluster.runs(BLOG.value());
    round();
    assertEquals(1, cluster.cabinet().equipment().answers().size());
    assertEquals(Optional.of(cluster.cabinet().equipment().content()), cluster.books().equipment());
    cluster.holds.put(new NodeName("pi1"), cluster.books().equipment());
    round();
    assertEquals(0, authority.placed(AcmeRequest.Finish.class), "pi2 could not prove it yet");
    cluster.place();
    round();
    assertEquals(Set.of(BLOG), cluster.cabinet().equipment().certificates().keySet());
    assertTrue(cluster.cabinet().equipment().answers().isEmpty());
    assertTrue(cluster.cabinet().orders().isEmpty());
    assertEquals(Optional.of(cluster.cabinet().equipment().content()), cluster.books().equipment());
    round();
    assertEquals(2, authority.asked.size());
  }

  @Test
  void theOrderIsInTheStoreBeforeTheAuthorityHearsOfIt() throws InterruptedException {
    authority.whim =
        request -> {
          assertTrue(cluster.cabinet().orders().containsKey(BLOG));
          return Optional.empty();
        };
    issued();
    assertEquals(2, authority.asked.size());
  }

  @Test
  void withoutAnEmailNothingIsOrdered() throws InterruptedException {
    cluster = new PlayedCluster(Optional.empty());
    authority = new PlayedAuthority(cluster);
    cluster.runs(BLOG.value());
    round();
    assertEquals(List.of(), authority.asked);
    assertEquals(Optional.empty(), cluster.books().equipment());
  }

  @Test
  void aRefusedOrderWaitsForHoursAndEverLonger() throws InterruptedException {
    authority.whim =
        request -> Optional.of(new AcmeAnswer.Refused("no such name", Optional.empty()));
    cluster.runs(BLOG.value());
    round();
    assertEquals("no such name", order().setback().orElseThrow().problem());
    cluster.pass(Duration.ofMinutes(59));
    round();
    assertEquals(1, authority.asked.size());
    cluster.pass(Duration.ofMinutes(9));
    round();
    assertEquals(2, authority.asked.size());
    cluster.pass(Duration.ofMinutes(119));
    round();
    assertEquals(2, authority.asked.size());
  }

  @Test
  void itIsNotAskedBeforeTheTimeThatItSaid() throws InterruptedException {
    authority.whim =
        request ->
            Optional.of(
                new AcmeAnswer.Refused(
                    "too many", Optional.of(cluster.now.plus(Duration.ofDays(3)))));
    cluster.runs(BLOG.value());
    round();
    cluster.pass(Duration.ofDays(2));
    round();
    assertEquals(1, authority.asked.size());
  }

  @Test
  void anAuthorityThatIsAwayIsAskedAgainInMinutes() throws InterruptedException {
    authority.whim = request -> Optional.of(new AcmeAnswer.Undecided("no route"));
    cluster.runs(BLOG.value());
    round();
    authority.whim = request -> Optional.empty();
    cluster.pass(Duration.ofMinutes(2));
    round();
    cluster.place();
    round();
    assertEquals("CN=played", certificate().issuer());
  }

  @Test
  void whoLeadsNextGoesOnWithAnOrderThatWasPlaced() throws InterruptedException {
    cluster.runs(BLOG.value());
    round();
    cluster.elect(PlayedCluster.SECOND);
    cluster.place();
    round();
    assertEquals("CN=played", certificate().issuer());
    assertEquals(1, authority.placed(AcmeRequest.Place.class));
  }

  @Test
  void whoLeadsNextPlacesAnewWhatNobodyKnowsWhetherItWasPlaced() throws InterruptedException {
    cluster.runs(BLOG.value());
    authority.whim =
        request -> {
          cluster.elect(PlayedCluster.SECOND);
          return Optional.empty();
        };
    Clerk old = cluster.clerk(authority);
    try {
      old.round();
    } catch (NotNow expected) {
      cluster.journal.add(String.valueOf(expected.getMessage()));
    }
    authority.whim = request -> Optional.empty();
    round();
    cluster.place();
    round();
    assertEquals("CN=played", certificate().issuer());
  }

  @Test
  void itIsRenewedAtTwoThirdsOfItsLifeWithAnotherKey() throws InterruptedException {
    issued();
    var before = certificate().certificate();
    cluster.pass(Duration.ofDays(59));
    round();
    assertEquals(2, authority.asked.size());
    cluster.pass(Duration.ofDays(5));
    round();
    cluster.place();
    round();
    assertEquals(4, authority.asked.size());
    assertNotEquals(before.key(), certificate().certificate().key());
  }

  @Test
  void aPersonNeedNotWait() throws InterruptedException {
    authority.whim = request -> Optional.of(new AcmeAnswer.Refused("no", Optional.empty()));
    cluster.runs(BLOG.value());
    round();
    authority.whim = request -> Optional.empty();
    cluster.change(books -> Renewal.of(BLOG, books, cluster.cabinet(), cluster.now));
    round();
    cluster.place();
    round();
    assertEquals("CN=played", certificate().issuer());
  }

  @Test
  void whatNobodyRunsAnyMoreIsKeptToItsEndAndNotRenewed() throws InterruptedException {
    issued();
    cluster.runs("other.example.org");
    cluster.pass(Duration.ofDays(80));
    round();
    assertTrue(cluster.cabinet().certificates().containsKey(BLOG));
    assertFalse(cluster.cabinet().orders().containsKey(BLOG));
    cluster.pass(Duration.ofDays(11));
    round();
    assertFalse(cluster.cabinet().certificates().containsKey(BLOG));
  }

  @Test
  void anOrderThatNobodyWantsAnyMoreGoesWithItsProof() throws InterruptedException {
    cluster.runs(BLOG.value());
    round();
    cluster.runs("localhost");
    round();
    assertTrue(cluster.cabinet().orders().isEmpty());
    assertEquals(Optional.of(cluster.cabinet().equipment().content()), cluster.books().equipment());
  }

  @Test
  void whateverHoldsAKeyIsSealedInTheStore() throws InterruptedException {
    cluster.runs(BLOG.value());
    round();
    assertEquals(2, sealedKeys(), "of the account, and of the order");
    cluster.place();
    round();
    assertEquals(2, sealedKeys(), "of the account, and of the certificate");
  }

  private long sealedKeys() {
    List<Document> keys =
        cluster.leader().all().values().stream()
            .filter(document -> document.content().text().contains("PRIVATE KEY"))
            .toList();
    keys.forEach(document -> assertTrue(Vault.seals(document.name()), document.toString()));
    return keys.size();
  }

  @Test
  void theContentTellsNothingOfKeys() throws InterruptedException {
    issued();
    ContentHash content = cluster.books().equipment().orElseThrow();
    assertFalse(cluster.books().toString().contains("PRIVATE"));
    assertFalse(certificate().toString().contains("BEGIN PRIVATE"));
    assertEquals(64, content.value().length());
  }
}
