package org.personalcontainers.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.SwarmStep;

/**
 * The ranges of a macvlan lie inside its pool, and no two nodes have an address in common. Swarm's
 * own pool holds nothing that is declared.
 */
final class RangeRules {
  private final Sight sight;
  private final Findings findings;

  RangeRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  private record Piece(Step step, NetworkName network, NodeName node, Subnet range) {}

  void judge(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof SwarmStep.InitSwarm init) {
        judgeSwarmPool(init);
      }
    }
    judgeMacvlans(steps);
  }

  private void judgeSwarmPool(SwarmStep.InitSwarm init) {
    for (NodeSpec node : sight.spec().nodes().values()) {
      if (init.pool().contains(node.address())) {
        findings.add(
            Invariant.RANGES_CLASH, init, init.pool() + " holds the address of " + node.name());
      }
    }
    for (NetworkSpec network : sight.spec().networks().values()) {
      subnet(network)
          .filter(init.pool()::overlaps)
          .ifPresent(
              subnet ->
                  findings.add(
                      Invariant.RANGES_CLASH,
                      init,
                      init.pool() + " overlaps " + subnet + " of network " + network.name()));
    }
  }

  private static Optional<Subnet> subnet(NetworkSpec network) {
    return switch (network) {
      case NetworkSpec.Overlay overlay -> overlay.subnet();
      case NetworkSpec.Macvlan macvlan -> Optional.of(macvlan.subnet());
    };
  }

  private void judgeMacvlans(List<Step> steps) {
    List<Piece> pieces = new ArrayList<>(0);
    for (Step step : steps) {
      if (step instanceof Register(Entry.RangeGiven(var network, var node, var range))) {
        pieces.add(new Piece(step, network, node, range));
      } else if (step instanceof SwarmStep.CreateMacvlanRange create) {
        sight
            .declared(create)
            .map(macvlan -> new Piece(step, macvlan.name(), create.node(), create.range()))
            .ifPresent(pieces::add);
      }
    }
    pieces.forEach(this::judgePool);
    pieces.forEach(this::judgeLedger);
    judgeEachOther(pieces);
  }

  private void judgePool(Piece piece) {
    if (sight.spec().networks().get(piece.network()) instanceof NetworkSpec.Macvlan declared
        && !declared.pool().contains(piece.range())) {
      clash(piece, "it lies outside the pool " + declared.pool());
    }
  }

  private void judgeLedger(Piece piece) {
    for (Map.Entry<NodeName, Subnet> given : sight.ledger().ranges(piece.network()).entrySet()) {
      if (!given.getKey().equals(piece.node()) && given.getValue().overlaps(piece.range())) {
        clash(piece, given.getKey() + " has " + given.getValue());
      }
    }
  }

  private void judgeEachOther(List<Piece> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      for (Piece earlier : pieces.subList(0, i)) {
        judgePair(earlier, pieces.get(i));
      }
    }
  }

  private void judgePair(Piece earlier, Piece later) {
    if (earlier.network().equals(later.network())
        && !earlier.node().equals(later.node())
        && earlier.range().overlaps(later.range())) {
      clash(later, earlier.node() + " is to have " + earlier.range());
    }
  }

  private void clash(Piece piece, String what) {
    findings.add(Invariant.RANGES_CLASH, piece.step(), piece.range() + ": " + what);
  }
}
