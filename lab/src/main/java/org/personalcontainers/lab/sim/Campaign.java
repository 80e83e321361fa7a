package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.reconcile.Mind;

/** Many seeds, several at a time: each run has one thread, and nothing is shared between two. */
final class Campaign {
  /** More than a few failures tell nothing new. */
  private static final int MOST_FAILURES = 20;

  private final Supplier<Mind> minds;
  private final AtomicLong next;
  private final long end;

  Campaign(Supplier<Mind> minds, long first, long count) {
    this.minds = minds;
    this.next = new AtomicLong(first);
    this.end = first + count;
  }

  /** One seed that failed. */
  record Failure(long seed, String invariant, String what) {}

  /** How many runs were excused by the same, and the first of them. */
  record Excused(long runs, long firstSeed) {
    private Excused with(Excused other) {
      return new Excused(runs + other.runs, Math.min(firstSeed, other.firstSeed));
    }
  }

  /** What came of all of them. */
  static final class Tally {
    private final Coverage coverage = new Coverage();
    private final List<Failure> failures = new ArrayList<>();
    private final TreeMap<Excuse, Excused> excuses = new TreeMap<>();
    private long seeds;
    private long turns;
    private long standing;

    private void add(long seed, Result result) {
      seeds++;
      turns += result.turns();
      coverage.add(result.coverage());
      result.excuses().forEach(excuse -> add(excuse, new Excused(1, seed)));
      switch (result.ending()) {
        case Ending.Stands stands -> standing++;
        case Ending.StandsWithoutTheDead mourning -> {}
        case Ending.Failed(String invariant, String what) ->
            failures.add(new Failure(seed, invariant, what));
      }
    }

    private void add(Excuse excuse, Excused runs) {
      excuses.merge(excuse, runs, Excused::with);
    }

    private void add(Tally other) {
      seeds += other.seeds;
      turns += other.turns;
      standing += other.standing;
      coverage.add(other.coverage);
      failures.addAll(other.failures);
      other.excuses.forEach(this::add);
    }

    Coverage coverage() {
      return coverage;
    }

    List<Failure> failures() {
      return failures;
    }

    /** What was excused, in how many runs. */
    SortedMap<Excuse, Excused> excuses() {
      return excuses;
    }

    long seeds() {
      return seeds;
    }

    long turns() {
      return turns;
    }

    long standing() {
      return standing;
    }
  }

  Tally run() {
    int workers = Runtime.getRuntime().availableProcessors();
    List<Future<Tally>> parts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (int worker = 0; worker < workers; worker++) {
        parts.add(pool.submit(this::part));
      }
    }
    Tally all = new Tally();
    parts.forEach(part -> all.add(finished(part)));
    all.failures().sort(java.util.Comparator.comparingLong(Failure::seed));
    return all;
  }

  private Tally part() {
    Tally tally = new Tally();
    Mind mind = minds.get();
    long seed = next.getAndIncrement();
    while (seed < end && tally.failures().size() < MOST_FAILURES) {
      tally.add(seed, run(seed, mind));
      seed = next.getAndIncrement();
    }
    return tally;
  }

  private static Result run(long seed, Mind mind) {
    try {
      return Simulation.run(seed, Simulation.script(seed), mind, History.Telling.UNTOLD);
    } catch (RuntimeException e) {
      throw new IllegalStateException("seed " + seed + " could not be run", e);
    }
  }

  private static Tally finished(Future<Tally> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the campaign was interrupted", e);
    }
  }
}
