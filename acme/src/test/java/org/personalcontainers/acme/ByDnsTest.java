package org.personalcontainers.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.acme.dns.Proof;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.core.spec.DomainName;

class ByDnsTest {
  private static final List<Proof> PROOFS =
      List.of(
          new Proof(new DomainName("example.org"), "one"),
          new Proof(new DomainName("a.example.org"), "two"));

  /** Shows what is there at the second look. */
  private static final class Slow implements Zone {
    private final List<Proof> there = new ArrayList<>();
    private int looks;
    private Optional<String> refusal = Optional.empty();

    @Override
    public void put(Proof proof) throws IOException {
      if (refusal.isPresent()) {
        throw new IOException(refusal.get());
      }
      there.add(proof);
    }

    @Override
    public void take(Proof proof) throws IOException {
      if (refusal.isPresent()) {
        throw new IOException(refusal.get());
      }
      there.remove(proof);
    }

    @Override
    public boolean shows(Proof proof) {
      return there.contains(proof) && looks++ > 0;
    }
  }

  private final Slow zone = new Slow();

  @Test
  void anAuthorityLooksOnceAllIsShown() throws InterruptedException {
    ByDns dns = new ByDns(zone, Duration.ofSeconds(20));
    assertEquals(Optional.empty(), dns.show(PROOFS));
    assertEquals(PROOFS, zone.there);
    dns.take(PROOFS);
    assertEquals(List.of(), zone.there);
  }

  @Test
  void whatIsNotShownIsSaidWithItsPlace() throws InterruptedException {
    Optional<String> problem = new ByDns(zone, Duration.ofNanos(-1)).show(PROOFS);
    assertTrue(problem.orElse("").contains("_acme-challenge.example.org"), problem::toString);
  }

  @Test
  void whoKeepsTheZoneIsQuotedAndNothingFailsWhenItCannotBeTaken() throws InterruptedException {
    zone.refusal = Optional.of("no such zone");
    ByDns dns = new ByDns(zone, Duration.ZERO);
    assertEquals(Optional.of("no such zone"), dns.show(PROOFS));
    dns.take(PROOFS);
  }
}
