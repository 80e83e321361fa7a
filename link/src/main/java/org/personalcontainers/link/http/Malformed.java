package org.personalcontainers.link.http;

import java.io.IOException;

/** What came in is no message that we read. */
final class Malformed extends IOException {
  private final int status;

  /**
   * @param status what a server answers to it
   */
  Malformed(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
