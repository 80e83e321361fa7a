package org.personalcontainers.acme.dns;

import java.net.PortUnreachableException;
import java.util.Optional;

/** What an exception says, for a person. */
public final class Complaint {
  private Complaint() {}

  /** What brought it about says more than itself. */
  public static String of(Exception e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return cause instanceof PortUnreachableException
        ? "nobody listens there"
        : Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }
}
