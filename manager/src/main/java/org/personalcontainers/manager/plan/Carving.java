package org.personalcontainers.manager.plan;

import java.util.HashSet;
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

  private final Subnet pool;
  private final int prefix;
  private final Set<Subnet> given;
  private final boolean even;
  private final List<NodeName> without;
  private int cursor;

  Carving(NetworkSpec.Macvlan macvlan, Situation situation) {
    this.pool = macvlan.pool();
    this.given = new HashSet<>(situation.ledger().ranges(macvlan.name()).values());
    this.prefix = prefix(situation.spec().nodes().size());
    this.even = given.stream().allMatch(range -> range.prefix() == prefix);
    this.without =
        situation.spec().nodes().keySet().stream()
            .filter(node -> !situation.ledger().ranges(macvlan.name()).containsKey(node))
            .toList();
  }

  List<NodeName> without() {
    return without;
  }

  /** The size that was given before; at first the largest that leaves a piece for everybody. */
  private int prefix(int nodes) {
    int pieces = Math.max(FEWEST_PIECES, nodes);
    int longest = pool.base().isVersion4() ? 32 : 128;
    int fitting = pool.prefix();
    while (fitting < longest && pool.pieces(fitting) < pieces) {
      fitting++;
    }
    int before = given.stream().mapToInt(Subnet::prefix).max().orElse(fitting);
    return Math.max(before, fitting);
  }

  Optional<Subnet> next() {
    int pieces = pool.pieces(prefix);
    while (cursor < pieces) {
      Subnet piece = pool.piece(prefix, cursor++);
      if (isFree(piece)) {
        return Optional.of(piece);
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Subnet piece) {
    return even ? !given.contains(piece) : given.stream().noneMatch(piece::overlaps);
  }
}
