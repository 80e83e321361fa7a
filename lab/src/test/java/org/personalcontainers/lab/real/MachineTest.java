package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * This machine can carry labs. The build runs this before every other test of the module: whatever
 * is missing is said here, once and in one sentence, and not by each class that wants nodes.
 */
@ExtendWith(RanOnNodes.class)
class MachineTest {
  @Test
  void carriesALab() {
    RealLab lab =
        RealLab.of(LabHome.ofThisMachine(), RealNodesExtension.freshName(), System.out::println);
    try {
      Machine.makeReady(System.out::println);
      lab.belongsToThisProcess();
      lab.up(0, List.of());
      lab.down();
    } catch (LabProblem e) {
      fail(e.getMessage());
    }
    assertFalse(lab.exists());
  }
}
