package org.personalcontainers.acme;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.acme.dns.Complaint;
import org.personalcontainers.acme.dns.Proof;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.acme.dns.Zones;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.spec.DomainName;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Puts proofs into DNS for as long as an authority looks. */
final class ByDns {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long PAUSE = 1_000;

  private final Zone zone;
  private final Duration patience;

  /**
   * @param patience so long the zone's name servers may take to tell of a change
   */
  ByDns(Zone zone, Duration patience) {
    this.zone = zone;
    this.patience = patience;
  }

  static ByDns of(Proving.Dns proving) throws IOException {
    return new ByDns(Zones.of(proving), PATIENCE);
  }

  /** What there is against it; empty: it believes all. */
  Optional<AcmeAnswer> prove(Order order) throws AcmeException, InterruptedException {
    List<Authorization> open = Looking.open(order);
    List<Proof> proofs = new ArrayList<>();
    for (Authorization authorization : open) {
      proofs.add(proof(authorization));
    }
    try {
      Optional<String> unseen = show(proofs);
      return unseen.isPresent()
          ? Optional.of(new AcmeAnswer.Undecided(unseen.get()))
          : looked(open);
    } finally {
      take(proofs);
    }
  }

  private static Proof proof(Authorization authorization) throws AcmeException {
    return new Proof(
        new DomainName(authorization.getIdentifier().getDomain()),
        Looking.challenge(authorization, Dns01Challenge.class).getDigest());
  }

  private static Optional<AcmeAnswer> looked(List<Authorization> open)
      throws AcmeException, InterruptedException {
    for (Authorization authorization : open) {
      Optional<AcmeAnswer> obstacle =
          Looking.look(authorization, Looking.challenge(authorization, Dns01Challenge.class));
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  /** Why an authority would not see them; empty: it would. */
  Optional<String> show(List<Proof> proofs) throws InterruptedException {
    try {
      for (Proof proof : proofs) {
        zone.put(proof);
      }
      return awaitShown(proofs);
    } catch (IOException e) {
      return Optional.of(words(e));
    }
  }

  private static String words(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> Complaint.of(e));
  }

  private Optional<String> awaitShown(List<Proof> proofs) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Proof proof : proofs) {
      while (!zone.shows(proof)) {
        if (System.nanoTime() > end) {
          return Optional.of(
              "the name servers of %s do not tell yet what was put at %s"
                  .formatted(proof.domain(), proof.place()));
        }
        Thread.sleep(PAUSE);
      }
    }
    return Optional.empty();
  }

  /** What is left behind harms nobody, so that it is no reason to fail. */
  void take(List<Proof> proofs) throws InterruptedException {
    for (Proof proof : proofs) {
      try {
        zone.take(proof);
      } catch (IOException e) {
        System.err.println(proof.place() + " is left behind: " + words(e));
      }
    }
  }
}
