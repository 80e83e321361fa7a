package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.check.PlanCheck;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.manager.plan.Planner;

class DriftedClusterTest {
  private final Situation drifted = DriftedCluster.of(30);
  private final Plan plan = new Planner().plan(drifted);

  /** Local directories belong to another storage driver. */
  @Test
  void givesEverySectionButTheLocalOneSomethingToDo() {
    Set<String> kinds =
        plan.steps().stream()
            .map(step -> step.getClass().getSimpleName())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "WriteFirewall",
            "WriteHosts",
            "AlignGroup",
            "JoinSwarm",
            "SetHeartbeat",
            "SetAvailability",
            "LabelNode",
            "CreateOverlay",
            "Register",
            "CreateMacvlanRange",
            "CreateMacvlan",
            "SetVolumeOptions",
            "MountVolume"),
        kinds);
  }

  @Test
  void leadsToAPlanThatBreaksNoRule() {
    assertEquals(List.of(), PlanCheck.check(drifted, plan));
  }
}
