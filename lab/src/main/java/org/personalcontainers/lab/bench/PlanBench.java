package org.personalcontainers.lab.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.manager.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What planning costs, and how that grows. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Time and garbage of one turn of the planner, for 3 to 10,000 nodes, half of them drifted so",
      "that every section has something to do. As many stacks are declared; nothing plans them yet."
    },
    footer = {"", "Examples:", "  ./pcctl lab bench plan", "  ./pcctl lab bench plan --quick"})
public final class PlanBench implements Callable<Integer> {
  @Option(names = "--quick", description = "Fewer and shorter rounds: a hint, not a figure.")
  private boolean quick;

  @Override
  public Integer call() throws RunnerException {
    Collection<RunResult> results = new Runner(options()).run();
    print(results.stream().sorted(Comparator.comparingInt(PlanBench::nodes)).toList(), System.out);
    return 0;
  }

  private Options options() {
    return new OptionsBuilder()
        .include(PlanTurn.class.getName())
        .forks(1)
        .warmupIterations(quick ? 2 : 5)
        .measurementIterations(quick ? 2 : 7)
        .warmupTime(TimeValue.seconds(1))
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static int nodes(RunResult result) {
    return Integer.parseInt(result.getParams().getParam("nodes"));
  }

  private static void print(List<RunResult> results, PrintStream out) {
    out.println("One turn of the planner; ms per turn over the rounds of one run:");
    out.println(
        "%8s%8s%10s%10s%10s%12s%14s%10s"
            .formatted("nodes", "steps", "mean", "min", "max", "us/node", "KB garbage", "growth"));
    double before = Double.NaN;
    for (RunResult result : results) {
      double mean = result.getPrimaryResult().getScore();
      out.println(row(result, mean, before));
      before = mean / nodes(result);
    }
    out.println(
        "Growth: time per node against the row before. Aims: 100 ms at 1000, 1000 ms at 10000.");
  }

  private static String row(RunResult result, double mean, double perNodeBefore) {
    int nodes = nodes(result);
    var figures = result.getPrimaryResult().getStatistics();
    double garbage = garbage(result) / 1024;
    String growth =
        Double.isNaN(perNodeBefore) ? "" : "%.2f".formatted(mean / nodes / perNodeBefore);
    return "%8d%8d%10.3f%10.3f%10.3f%12.2f%12.0f%10s"
        .formatted(
            nodes,
            steps(nodes).steps().size(),
            mean,
            figures.getMin(),
            figures.getMax(),
            1000 * mean / nodes,
            garbage,
            growth);
  }

  /** Bytes per turn. */
  private static double garbage(RunResult result) {
    var measured = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return measured == null ? Double.NaN : measured.getScore();
  }

  private static Plan steps(int nodes) {
    return new Planner().plan(DriftedCluster.of(nodes));
  }
}
