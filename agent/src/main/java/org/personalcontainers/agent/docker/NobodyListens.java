package org.personalcontainers.agent.docker;

import java.io.IOException;
import java.nio.file.Path;

/** There was no connection: whatever was to be sent was not. */
final class NobodyListens extends IOException {
  NobodyListens(Path socket, IOException cause) {
    super("nobody listens at " + socket + ": " + cause.getMessage(), cause);
  }
}
