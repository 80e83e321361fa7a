package org.personalcontainers.lab.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.manager.plan.Planner;

/** One turn of the planner over a drifted cluster, from observations to plan. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanTurn {
  @Param({"3", "30", "300", "1000", "10000"})
  public int nodes;

  private final Planner planner = new Planner();
  private Situation seen = DriftedCluster.of(3);

  @Setup
  public void drift() {
    seen = DriftedCluster.of(nodes);
  }

  /** The situation is put together anew, as each turn of the manager does. */
  @Benchmark
  public Plan turn() {
    return planner.plan(new Situation(seen.spec(), seen.observations(), seen.ledger()));
  }
}
