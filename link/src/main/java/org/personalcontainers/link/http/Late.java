package org.personalcontainers.link.http;

import java.io.IOException;

/** The time for it is over. */
final class Late extends IOException {
  Late(IOException cause) {
    super("the time for it is over", cause);
  }
}
