package org.personalcontainers.agent.join;

import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;

/** Who decides at a door. Safe for use by many threads. */
interface Judge {
  /** Blocks for some seconds at most. Where nobody knows the key: what nobody can tell from it. */
  Proof open(Knock knock, Transcript transcript) throws InterruptedException;

  /** Judges the proof first. May hold the node for half a minute. */
  Ruling stay(Stay stay, Transcript transcript) throws InterruptedException;
}
