package org.personalcontainers.gluster.host;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** Reads what {@code pool list} says: this node itself is in it, under the name localhost. */
final class PoolReading {
  private static final String SELF = "localhost";

  private PoolReading() {}

  static Pool pool(Element output) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    PeerId self = null;
    for (Element member : output.at("peerStatus").all("peer")) {
      PeerId id = new PeerId(member.word("uuid"));
      if (isSelf(member)) {
        self = only(self, id);
      } else {
        peers.put(id, peer(id, member));
      }
    }
    if (self == null) {
      throw new UnfitAnswer("the pool list does not name this node");
    }
    return new Pool(self, peers);
  }

  private static PeerId only(@Nullable PeerId before, PeerId id) {
    if (before != null) {
      throw new UnfitAnswer("the pool list names this node twice");
    }
    return id;
  }

  /** Only peers have a state. */
  private static boolean isSelf(Element member) {
    return member.word("hostname").equals(SELF) && member.find("state").isEmpty();
  }

  private static Peer peer(PeerId id, Element peer) {
    Peer.Link link = peer.number("connected") == 1 ? Peer.Link.CONNECTED : Peer.Link.DISCONNECTED;
    return new Peer(id, peer.word("hostname"), link, standing(peer.number("state")));
  }

  private static Peer.Standing standing(int state) {
    return switch (state) {
      case 3 -> Peer.Standing.IN_CLUSTER;
      case 6 -> Peer.Standing.REJECTED;
      default -> Peer.Standing.CHANGING;
    };
  }
}
