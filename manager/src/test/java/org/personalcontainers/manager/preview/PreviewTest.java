package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.status.Role;

class PreviewTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9})
  void leadsFromNothingToACluster(int nodes) {
    Preview preview = Checked.previewed(Fresh.situation(nodes));
    assertEquals(List.of(), preview.rest().waiting());
    assertEquals(nodes, members(preview.outcome()));
    assertEquals(1, managers(preview.outcome()) % 2);
  }

  private static int members(Situation situation) {
    return situation.swarm().orElseThrow().cluster().nodes().size();
  }

  private static long managers(Situation situation) {
    return situation.swarm().orElseThrow().cluster().nodes().values().stream()
        .filter(node -> node.role() == Role.MANAGER)
        .count();
  }
}
