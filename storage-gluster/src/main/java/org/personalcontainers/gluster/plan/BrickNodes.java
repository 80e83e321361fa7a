package org.personalcontainers.gluster.plan;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeSpec;

/** Which nodes hold a volume's copies, the arbiter last. Once chosen, it stays so. */
final class BrickNodes {
  private BrickNodes() {}

  static List<NodeName> of(Situation situation, VolumeSpec volume) {
    return switch (situation.ledger().volumes().get(volume.name())) {
      case null -> choose(situation, volume);
      case VolumeBirth.Expected expected -> nodes(expected.bricks());
      case VolumeBirth.Born born -> nodes(born.bricks());
      case VolumeBirth.Local local -> List.of();
    };
  }

  private static List<NodeName> choose(Situation situation, VolumeSpec volume) {
    List<NodeName> nodes = new ArrayList<>(volume.nodes());
    if (nodes.isEmpty()) {
      situation.spec().nodes().keySet().stream()
          .filter(node -> !volume.arbiter().filter(node::equals).isPresent())
          .limit(volume.replicas())
          .forEach(nodes::add);
    }
    volume.arbiter().filter(arbiter -> !nodes.contains(arbiter)).ifPresent(nodes::add);
    return nodes;
  }

  private static List<NodeName> nodes(List<BrickPlace> bricks) {
    return bricks.stream().map(BrickPlace::node).toList();
  }
}
