package org.personalcontainers.lab.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Mind;

/** Everything goes wrong, and when nothing more does, the cluster stands as declared. */
final class SimulationTest {
  private static final long SEEDS = 10_000;

  private final Mind planner = new Planner()::plan;

  @Test
  void standsAfterWhateverHappens() {
    long begin = System.nanoTime();
    Campaign.Tally tally = new Campaign(() -> new Planner()::plan, 1, SEEDS).run();
    List<String> report = Report.of(tally, (System.nanoTime() - begin) / 1e9);
    report.forEach(System.out::println);
    tally.failures().stream().limit(1).forEach(this::tell);
    assertEquals(List.of(), tally.failures(), "./pcctl lab sim --seed N");
    assertEquals(List.of(), tally.coverage().missing(), "these faults proved nothing");
  }

  /** Seeds beyond the first ones that failed once, each for a reason of its own. */
  @Test
  void whatFailedOnceStands() {
    for (long seed :
        List.of(10_578L, 35_419L, 45_741L, 49_755L, 50_476L, 52_596L, 61_306L, 64_105L, 64_800L)) {
      Ending ending =
          Simulation.run(seed, Simulation.script(seed), planner, History.Telling.UNTOLD).ending();
      if (ending instanceof Ending.Failed(String invariant, String what)) {
        tell(new Campaign.Failure(seed, invariant, what));
      }
      assertFalse(ending instanceof Ending.Failed, "seed " + seed + ": " + ending);
    }
  }

  /** Who sees only the build's output has all that it takes. */
  private void tell(Campaign.Failure failure) {
    Tale.of(failure, planner).forEach(System.out::println);
  }

  @Test
  void sameSeedIsSameRun() {
    Result first = told(17);
    Result second = told(17);
    assertTrue(first.history().size() > 20, "a run has a history");
    assertEquals(first.history(), second.history());
    assertEquals(first.ending(), second.ending());
  }

  private Result told(long seed) {
    return Simulation.run(seed, Simulation.script(seed), planner, History.Telling.TOLD);
  }

  @Test
  void nothingHappensAndNobodyIsNeeded() {
    for (long seed = 1; seed <= 200; seed++) {
      Script script = new Script(Simulation.script(seed).spec(), List.of(), 0);
      Result result = Simulation.run(seed, script, planner, History.Telling.UNTOLD);
      assertEquals(new Ending.Stands(), result.ending(), "seed " + seed);
    }
  }

  @Test
  void failureIsShrunkToWhatItTakes() {
    Mind blind = Mutations.all().getFirst().spoil(planner);
    long seed = failing(blind, "UNSEEN_NODE");
    Script whole = Simulation.script(seed);
    Script shortest = Shrinker.of(seed, blind, "UNSEEN_NODE").shrink(whole);
    assertTrue(shortest.happenings().size() < whole.happenings().size());
    Result result = Simulation.run(seed, shortest, blind, History.Telling.UNTOLD);
    assertEquals("UNSEEN_NODE", ((Ending.Failed) result.ending()).invariant());
    List<String> tale = Tale.of(new Campaign.Failure(seed, "UNSEEN_NODE", "it is off"), blind);
    assertEquals("seed " + seed + " breaks UNSEEN_NODE", tale.getFirst());
    assertEquals("again: ./pcctl lab sim --seed " + seed, tale.getLast());
    assertTrue(tale.containsAll(shortest.happenings().stream().map(due -> "  " + due).toList()));
  }

  /** The first seed with several happenings that breaks it. */
  private static long failing(Mind mind, String invariant) {
    return LongStream.rangeClosed(1, SEEDS)
        .filter(seed -> isFailing(seed, mind, invariant))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no seed up to " + SEEDS + " breaks " + invariant));
  }

  private static boolean isFailing(long seed, Mind mind, String invariant) {
    Script script = Simulation.script(seed);
    return script.happenings().size() > 5
        && Simulation.run(seed, script, mind, History.Telling.UNTOLD).ending()
            instanceof Ending.Failed(String broken, String what)
        && broken.equals(invariant);
  }
}
