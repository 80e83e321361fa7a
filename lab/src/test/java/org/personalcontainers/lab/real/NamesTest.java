package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** What is refused before anything is touched, and what is found again as it was written. */
class NamesTest {
  private static final NodeName ONE = new NodeName("pi1");
  private static final NodeName TWO = new NodeName("pi2");

  @Test
  void aCutIsTheSameFromBothEnds() {
    assertEquals(Cut.between(ONE, TWO), Cut.between(TWO, ONE));
    assertThrows(LabProblem.BadRequest.class, () -> Cut.between(ONE, ONE));
  }

  @Test
  void cutsAreFoundAgain() {
    for (Cut cut : List.of(new Cut.FromAll(ONE), Cut.between(TWO, ONE))) {
      assertEquals(cut, Cut.parse(cut.toString()));
    }
  }

  @Test
  void slownessIsFoundAgain() {
    Slowness slowness = new Slowness(Optional.of("1mbit"), Optional.empty(), Optional.of("5%"));

    assertEquals(slowness, Slowness.parse(slowness.toString()));
  }

  @Test
  void noSlownessAtAllIsRefused() {
    assertThrows(
        LabProblem.BadRequest.class,
        () -> new Slowness(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThrows(
        LabProblem.BadRequest.class,
        () -> new Slowness(Optional.of("fast"), Optional.empty(), Optional.empty()));
  }

  @Test
  void aStrangerMayNotLookLikeANode() {
    assertThrows(LabProblem.BadRequest.class, () -> new Roster(3, List.of(new NodeName("pi9"))));
  }

  @Test
  void anOwnerWithTheSameNumberButAnotherStartIsDead() {
    Owner mine = Owner.thisProcess();

    assertTrue(Owner.parse(mine.toString()).lives());
    assertFalse(new Owner(mine.pid(), mine.started() - 1).lives());
  }

  @Test
  void aHomeThatSocketsDoNotFitInIsRefused() {
    assertThrows(LabProblem.BadRequest.class, () -> new LabHome(Path.of("/" + "long".repeat(20))));
    assertThrows(LabProblem.BadRequest.class, () -> new LabHome(Path.of("/with space")));
    assertThrows(LabProblem.BadRequest.class, () -> new LabHome(Path.of("relative")));
  }
}
