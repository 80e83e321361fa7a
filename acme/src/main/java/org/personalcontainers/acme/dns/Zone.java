package org.personalcontainers.acme.dns;

import java.io.IOException;

/**
 * A DNS zone whose records we may change. What is asked for may block for some seconds, may be
 * asked for again, and throws in words for a person where whoever keeps the zone does not do it.
 */
public interface Zone {
  /** Adds it beside whatever else stands at that name. */
  void put(Proof proof) throws IOException, InterruptedException;

  /** Takes that one away, and nothing beside it; there may be none. */
  void take(Proof proof) throws IOException, InterruptedException;

  /** Whether those who tell the world of the zone tell it, as far as they answer. */
  boolean shows(Proof proof) throws IOException, InterruptedException;
}
