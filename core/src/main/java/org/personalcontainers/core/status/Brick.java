package org.personalcontainers.core.status;

import org.personalcontainers.core.spec.HostPath;

/** A volume's copy on one member of the pool, as Gluster tells it. */
public record Brick(PeerId host, HostPath path, State state) {
  /** Whether its process serves. */
  public enum State {
    ONLINE,
    OFFLINE,
    /** Its node's glusterd does not answer: nobody knows. */
    UNSEEN
  }
}
