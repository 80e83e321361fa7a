package org.personalcontainers.agent.join;

import java.io.IOException;
import java.time.Duration;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;

/** One connection to another node's door. */
interface Doorway extends AutoCloseable {
  /** The key that TLS proved to be there. */
  OpenKey door();

  Exporter exporter();

  Opening knock(Knock knock, Duration limit) throws IOException;

  Ruling stay(Stay stay, Duration limit) throws IOException;

  @Override
  void close();
}
