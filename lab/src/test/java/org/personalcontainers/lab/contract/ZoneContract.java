package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.personalcontainers.acme.dns.Proof;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.lab.cluster.NameServer;
import org.personalcontainers.lab.real.Patience;

/** What whoever keeps a zone promises. Each test has names of its own. */
abstract class ZoneContract {
  static final DomainName ZONE = new DomainName(NameServer.ZONE);

  abstract Zone zone() throws IOException;

  /** The same, asked by somebody who does not know its secret. */
  abstract Zone stranger() throws IOException;

  /** A zone that is not kept there. */
  abstract Zone other() throws IOException;

  /** The texts at that name, by another way. */
  abstract Set<String> texts(String place) throws IOException;

  /** What a person would look for in a complaint. */
  abstract String whereabouts();

  private static Proof proof(String word, String text) {
    return new Proof(new DomainName(word + "." + ZONE), text);
  }

  private Set<String> at(String word) throws IOException {
    return texts("_acme-challenge." + word + "." + ZONE);
  }

  private void awaitShown(Proof proof) {
    Patience.until(
        Duration.ofSeconds(20),
        proof + " to be shown",
        () -> {
          try {
            return zone().shows(proof);
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void what_is_put_there_is_shown_until_it_is_taken() throws Exception {
    Proof proof = proof("one", "LoqXcYV8-q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX");
    assertFalse(zone().shows(proof));
    zone().put(proof);
    awaitShown(proof);
    assertEquals(Set.of(proof.text()), at("one"));
    zone().take(proof);
    assertEquals(Set.of(), at("one"));
    assertFalse(zone().shows(proof));
  }

  @Test
  void it_may_be_put_and_taken_again() throws Exception {
    Proof proof = proof("again", "text");
    zone().take(proof);
    zone().put(proof);
    zone().put(proof);
    zone().take(proof);
    assertEquals(Set.of(), at("again"));
    zone().take(proof);
  }

  @Test
  void what_stands_beside_it_stays() throws Exception {
    Proof first = proof("both", "first");
    Proof second = proof("both", "second");
    zone().put(first);
    zone().put(second);
    assertEquals(Set.of("first", "second"), at("both"));
    awaitShown(first);
    awaitShown(second);
    zone().take(first);
    assertEquals(Set.of("second"), at("both"));
    assertFalse(zone().shows(first));
    assertTrue(zone().shows(second));
  }

  @Test
  void the_domain_of_the_zone_itself_can_be_proved() throws Exception {
    Proof proof = new Proof(ZONE, "top");
    zone().put(proof);
    assertEquals(Set.of("top"), texts("_acme-challenge." + ZONE));
    zone().take(proof);
  }

  @Test
  void who_does_not_know_the_secret_changes_nothing_and_is_told() throws Exception {
    Zone stranger = stranger();
    Proof proof = proof("stranger", "x");
    IOException refused = assertThrows(IOException.class, () -> stranger.put(proof));
    System.out.println("told: " + refused.getMessage());
    assertTrue(refused.toString().contains(whereabouts()), refused.toString());
    assertThrows(IOException.class, () -> stranger.take(proof));
    assertEquals(Set.of(), at("stranger"));
  }

  @Test
  void a_zone_that_is_not_kept_there_is_told() throws Exception {
    Zone other = other();
    Proof proof = new Proof(new DomainName("other.test"), "x");
    IOException refused = assertThrows(IOException.class, () -> other.put(proof));
    System.out.println("told: " + refused.getMessage());
  }
}
