package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.NodeName;

/**
 * The certificates: those that are wanted, and those that there are.
 *
 * @param note why there are none, where there are none
 */
public record Certificates(List<Certificate> certificates, String note) {
  public Certificates {
    certificates = List.copyOf(certificates);
  }

  /**
   * One of them.
   *
   * @param issued empty: there is none yet
   * @param problem why the last order came to nothing; empty: it did not
   * @param next when it is ordered, or ordered again
   */
  public record Certificate(
      CertificateName name,
      State state,
      Optional<Issued> issued,
      String problem,
      Optional<Instant> next) {}

  /**
   * What the authority gave.
   *
   * @param placed the nodes that hold it
   * @param missing those that are to hold it and don't, or don't answer
   */
  public record Issued(
      String issuer, Instant until, List<NodeName> placed, List<NodeName> missing) {
    public Issued {
      placed = List.copyOf(placed);
      missing = List.copyOf(missing);
    }
  }

  /** How far it is. */
  public enum State {
    /** There is one, and its time for another has not come. */
    GOOD,
    /** It is being ordered. */
    ORDERED,
    /** The last order came to nothing, and the next has to wait. */
    WAITS,
    /** Nothing that runs has that name any more: it is not renewed. */
    UNWANTED
  }
}
