package org.personalcontainers.link.identity;

/** A key, a certificate or a file of them that cannot be used; the message says why. */
public final class Unfit extends RuntimeException {
  Unfit(String message) {
    super(message);
  }

  Unfit(String message, Throwable cause) {
    super(message, cause);
  }
}
