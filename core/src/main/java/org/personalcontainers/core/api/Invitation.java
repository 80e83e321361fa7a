package org.personalcontainers.core.api;

import java.time.Duration;
import java.util.Optional;

/** Letting a person use pcctl from elsewhere, or a program read figures. */
public final class Invitation {
  private Invitation() {}

  /**
   * For whom.
   *
   * @param role empty: a person
   */
  public record Wanted(PersonName name, Optional<Role> role) {}

  /** What whoever takes it up may do. */
  public enum Role {
    /** All that people may. */
    PERSON,
    /** Read figures, and nothing else. */
    METRICS
  }

  /** The code that `context add` asks for: good for one use. */
  public record Made(PersonName name, String code, Duration life) {}

  /**
   * What `context add` sends, over a connection on which it showed the person's own key, which
   * never leaves the machine. The code is not sent either: docs/reference/api.md says what is.
   *
   * @param id of the code
   * @param proof that the person knows it
   */
  public record Redeemed(String id, String proof) {}

  /**
   * What the person has from then on.
   *
   * @param certificate PEM, of the person
   * @param authority PEM, of the cluster
   * @param proof that the cluster knows the code
   */
  public record Admitted(
      PersonName name, String cluster, String certificate, String authority, String proof) {}
}
