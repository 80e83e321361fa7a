package org.personalcontainers.core.api;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;

/** The nodes, and who knocks and is not one yet. */
public record Members(List<Status.Node> nodes, List<Knocker> waiting) {
  public Members {
    nodes = List.copyOf(nodes);
    waiting = List.copyOf(waiting);
  }

  /**
   * A machine that asks to be let in.
   *
   * @param fingerprint of its public key: compare it with what the machine itself shows
   * @param reason why it was not let in by itself
   */
  public record Knocker(
      NodeName name, Address address, String fingerprint, String reason, Duration since) {}
}
