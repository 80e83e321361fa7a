package org.personalcontainers.core.status;

/** Another member of the Gluster pool, as one member sees it. */
public record Peer(PeerId id, String hostname, Link link, Standing standing) {
  /** Whether the two daemons hold a connection. */
  public enum Link {
    CONNECTED,
    DISCONNECTED
  }

  /** What the pool thinks of it. */
  public enum Standing {
    IN_CLUSTER,
    REJECTED,
    /** On its way in or out. */
    CHANGING
  }
}
