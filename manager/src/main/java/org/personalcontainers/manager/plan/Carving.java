package org.personalcontainers.manager.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;

/** Cuts a macvlan's pool into ranges. What was given once is never given to another. */
final class Carving {
  /** A pool is cut for at least so many nodes, so that a cluster can grow. */
  private static final int FEWEST_PIECES = 4;

  /** A range has at most four addresses, so that a wide pool serves many nodes. */
  private static final int BITS_OF_A_RANGE = 2;

  private final Subnet pool;
  private final int longest;
  private final Set<Subnet> given;
  private final List<NodeName> without;
  private final Iterator<Subnet> cut;

  Carving(NetworkSpec.Macvlan macvlan, Situation situation) {
    this.pool = macvlan.pool();
    this.longest = pool.base().isVersion4() ? 32 : 128;
    this.given = new HashSet<>(situation.ledger().ranges(macvlan.name()).values());
    this.without =
        situation.spec().nodes().keySet().stream()
            .filter(node -> !situation.ledger().ranges(macvlan.name()).containsKey(node))
            .toList();
    this.cut = cut(widest(situation.spec().nodes().size())).iterator();
  }

  List<NodeName> without() {
    return without;
  }

  Optional<Subnet> next() {
    return cut.hasNext() ? Optional.of(cut.next()) : Optional.empty();
  }

  /** The largest that would leave a piece for everybody, were nothing given yet. */
  private int widest(int nodes) {
    int pieces = Math.max(FEWEST_PIECES, nodes);
    int prefix = Math.max(pool.prefix(), longest - BITS_OF_A_RANGE);
    while (prefix < longest && pool.pieces(prefix) < pieces) {
      prefix++;
    }
    return prefix;
  }

  /** What was given before may be wider or narrower: it stays, and the rest is cut around it. */
  private List<Subnet> cut(int widest) {
    int prefix = widest;
    List<Subnet> free = free(prefix);
    while (free.size() < without.size() && prefix < longest) {
      prefix++;
      free = free(prefix);
    }
    return free;
  }

  /** So many free pieces as are needed, where there are so many. */
  private List<Subnet> free(int prefix) {
    boolean even = given.stream().allMatch(range -> range.prefix() == prefix);
    int pieces = pool.pieces(prefix);
    List<Subnet> free = new ArrayList<>();
    for (int index = 0; index < pieces && free.size() < without.size(); index++) {
      Subnet piece = pool.piece(prefix, index);
      if (even ? !given.contains(piece) : given.stream().noneMatch(piece::overlaps)) {
        free.add(piece);
      }
    }
    return free;
  }
}
