package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** What we are measured against leads where we go. */
@Tag("slow")
@RealNodes(3)
class LimitRoadTest {
  @Test
  void leadsToTheEndState(RealLab lab) {
    Road limit = new LimitRoad();
    assertThrows(LabProblem.class, () -> EndState.mustHold(limit, lab));
    limit.awaitReady(lab);
    assertTrue(limit.walk(lab).spans().stream().anyMatch(span -> span.name().equals("start")));
    EndState.mustHold(limit, lab);

    assertEquals(List.of(), lacksButForOurs(lab));
    lab.node("pi2").output("pkill", "-KILL", "-x", "glusterfsd");
    assertTrue(lacksButForOurs(lab).contains("pi1: volume docker has 1 processes that are down"));
  }

  /** The script runs none of our programs. */
  private static List<String> lacksButForOurs(RealLab lab) {
    return Wholeness.lacks(lab).stream()
        .filter(lack -> !lack.contains("personal-containers-"))
        .toList();
  }
}
