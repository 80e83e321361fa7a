package org.personalcontainers.manager.certs;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Ordered;

/**
 * An order for a certificate. It is written before the authority hears of it, so that whoever leads
 * next knows how far it has come.
 *
 * @param since when it was wished for
 * @param failures how often it came to nothing
 * @param setback why it has to wait
 * @param proof what the authority will look for; empty: it has not been told yet
 */
public record OrderPaper(
    Instant since, int failures, Optional<Setback> setback, Optional<Proof> proof) {
  /**
   * Why the last attempt came to nothing.
   *
   * @param next before then it is not tried again
   */
  public record Setback(String problem, Instant next) {}

  /**
   * What proves that the name is ours.
   *
   * @param order where the authority has it
   * @param key of the certificate
   */
  public record Proof(URI order, KeyPem key, SortedMap<Token, String> answers) {
    public Proof {
      answers = Ordered.copy(answers);
    }
  }

  static OrderPaper wished(Instant now) {
    return new OrderPaper(now, 0, Optional.empty(), Optional.empty());
  }

  OrderPaper placed(Proof placed) {
    return new OrderPaper(since, failures, Optional.empty(), Optional.of(placed));
  }

  /** The authority said no: the next attempt is a new order. */
  OrderPaper refused(String problem, Instant next) {
    return new OrderPaper(
        since, failures + 1, Optional.of(new Setback(problem, next)), Optional.empty());
  }

  /** Nobody said no: it goes on from there. */
  OrderPaper undecided(String problem, Instant next) {
    return new OrderPaper(since, failures + 1, Optional.of(new Setback(problem, next)), proof);
  }

  /** Nobody was asked, and that is no failure. */
  OrderPaper barred(String problem, Instant next) {
    return new OrderPaper(since, failures, Optional.of(new Setback(problem, next)), proof);
  }

  /** Whether it may be tried now. */
  boolean isDue(Instant now) {
    return setback.map(Setback::next).filter(now::isBefore).isEmpty();
  }

  /** Whether it says that it waits, and for how long. */
  public Optional<Duration> rest(Instant now) {
    return setback
        .map(Setback::next)
        .filter(now::isBefore)
        .map(next -> Duration.between(now, next));
  }
}
