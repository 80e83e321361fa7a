package org.personalcontainers.link.http;

import java.io.IOException;

/** Nothing of the request left: it has had no effect, and may be sent again. */
public sealed class NotSent extends IOException permits NobodyListens, WrongPeer {
  NotSent(String message, Throwable cause) {
    super(message, cause);
  }

  NotSent(String message) {
    super(message);
  }
}
