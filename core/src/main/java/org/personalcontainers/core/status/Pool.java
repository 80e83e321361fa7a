package org.personalcontainers.core.status;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/** The Gluster pool as one member sees it: itself, and its peers. */
public record Pool(PeerId self, SortedMap<PeerId, Peer> peers) {
  public Pool {
    peers = Ordered.copy(peers);
  }
}
