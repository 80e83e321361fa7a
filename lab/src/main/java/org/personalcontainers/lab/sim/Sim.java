package org.personalcontainers.lab.sim;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Mind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./pcctl lab sim}. */
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Runs the whole system in memory, seed by seed, with everything going wrong.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab sim --seeds 10000          many seeds, and what struck how often",
      "  ./pcctl lab sim --seed 4711            one seed; a failure is shrunk and told",
      "  ./pcctl lab sim --seed 4711 --trace    the same, told also when all is well",
      "",
      "Of 1000 seeds and more each kind of fault has to strike in the middle of an effect.",
      "Exit codes: 0 all stood, 1 a seed failed or a fault never struck, 2 bad input."
    })
public final class Sim implements Callable<Integer> {
  private static final int FAILED = 1;

  @Option(
      names = "--seeds",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "How many seeds to run (default: ${DEFAULT-VALUE}).")
  private long seeds;

  @Option(
      names = "--from",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "The first of them (default: ${DEFAULT-VALUE}).")
  private long from;

  @Option(names = "--seed", paramLabel = "SEED", description = "Only this one.")
  private @Nullable Long seed;

  @Option(names = "--trace", description = "Tells all that happened.")
  private boolean trace;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("sim has to be called by its command line");
    }
    if (seeds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--seeds " + seeds + " runs nothing: write 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    int code = seed == null ? many(out) : one(out, seed);
    out.flush();
    return code;
  }

  private int one(PrintWriter out, long number) {
    Script script = Simulation.script(number);
    Mind mind = new Planner()::plan;
    Result result = Simulation.run(number, script, mind, History.Telling.TOLD);
    if (result.ending() instanceof Ending.Failed(String invariant, String what)) {
      tell(out, new Campaign.Failure(number, invariant, what));
      return FAILED;
    }
    if (trace) {
      result.history().forEach(out::println);
    }
    out.println("seed " + number + ": " + result.ending() + ", " + result.turns() + " turns");
    return 0;
  }

  private int many(PrintWriter out) {
    long begin = System.nanoTime();
    Campaign.Tally tally = new Campaign(() -> new Planner()::plan, from, seeds).run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    Report.of(tally, seconds).forEach(out::println);
    tally.failures().stream().limit(1).forEach(failure -> tell(out, failure));
    boolean covered = seeds < Report.ENOUGH_SEEDS || tally.coverage().missing().isEmpty();
    return tally.failures().isEmpty() && covered ? 0 : FAILED;
  }

  private static void tell(PrintWriter out, Campaign.Failure failure) {
    out.println();
    Tale.of(failure, new Planner()::plan).forEach(out::println);
  }
}
