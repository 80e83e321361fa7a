package org.personalcontainers.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
  static Stream<Sample> samples() {
    return Stream.of(
            PlanSamples.all(),
            BrickSamples.all(),
            SwarmSamples.all(),
            StackSamples.all(),
            MemberSamples.all(),
            PoolSamples.all(),
            MountSamples.all(),
            LedgerSamples.all(),
            PeerSamples.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isFoundBrokenByItsName(Sample sample) {
    Set<Invariant> broken =
        sample.broken().violations().stream()
            .map(Violation::invariant)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Invariant.class)));
    assertEquals(EnumSet.of(sample.invariant()), broken);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isNotFoundBrokenWhereItIsKept(Sample sample) {
    assertEquals(List.of(), sample.kept().violations());
  }

  @Test
  void hasASampleOfItsOwn() {
    assertEquals(
        EnumSet.allOf(Invariant.class),
        samples().map(Sample::invariant).collect(Collectors.toSet()));
  }

  @Test
  void isSaidWithTheStepAndWhatIsWrong() {
    Violation violation = PlanSamples.unseen().broken().violations().getFirst();
    assertEquals("UNSEEN_NODE: pi2 was not seen (KeepGlusterd[node=pi2])", violation.toString());
  }
}
