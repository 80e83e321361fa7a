package org.personalcontainers.link.http;

import java.io.IOException;

/** There was no connection: whatever was to be sent was not. */
public final class NobodyListens extends NotSent {
  NobodyListens(String place, IOException cause) {
    super("nobody listens at " + place + ": " + cause.getMessage(), cause);
  }
}
