package org.personalcontainers.lab.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Mind;

/** The simulator notices every mistake on the list, and by the invariant that is meant to. */
final class MutationTest {
  private static final long MOST_SEEDS = 10_000;

  private final Mind planner = new Planner()::plan;

  static List<Mutation> mutations() {
    return Mutations.all();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void isNoticed(Mutation mutation) {
    Mind spoiled = mutation.spoil(planner);
    OptionalLong noticed =
        LongStream.rangeClosed(1, MOST_SEEDS)
            .filter(seed -> breaks(seed, spoiled, mutation.caughtBy()))
            .filter(seed -> !breaks(seed, planner, mutation.caughtBy()))
            .findFirst();
    assertTrue(
        noticed.isPresent(),
        () -> "no seed of " + MOST_SEEDS + " breaks " + mutation.caughtBy() + " by " + mutation);
    System.out.println(
        mutation + ": " + mutation.caughtBy() + ", first at seed " + noticed.getAsLong());
  }

  private static boolean breaks(long seed, Mind mind, String invariant) {
    Simulation.Result result =
        Simulation.run(seed, Simulation.script(seed), mind, History.Telling.UNTOLD);
    return result.ending() instanceof Ending.Failed(String broken, String what)
        && broken.equals(invariant);
  }

  /** A list of mistakes that is cut short would prove less than it says. */
  @Test
  void listIsLongEnough() {
    assertTrue(Mutations.all().size() >= 12);
    assertEquals(
        Mutations.all().size(), Mutations.all().stream().map(Mutation::name).distinct().count());
  }
}
