package org.personalcontainers.manager.talk;

import java.util.List;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.group.Place;

/**
 * Where this manager is found by others, where they are, and who it is to them.
 *
 * @param tls another one as soon as it is somebody else
 * @param struck who must not be in: those who are in come in anew when it changes
 */
public record Whereabouts(Place own, List<Place> others, Tls tls, Struck struck) {
  public Whereabouts {
    others = List.copyOf(others);
  }

  /** Whether whoever has joined as the other need not join anew. */
  @SuppressWarnings("ReferenceEquality") // Each identity has one Tls of its own.
  boolean isSameEnd(Whereabouts other) {
    return own.equals(other.own) && tls == other.tls && struck.equals(other.struck);
  }
}
