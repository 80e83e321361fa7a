package org.personalcontainers.lab.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a person waits for pcctl, against the tool that they know. */
@Command(
    name = "cli",
    mixinStandardHelpOptions = true,
    description = {
      "Start-up of the packaged pcctl against `docker --version`, in turns within one run.",
      "The package is unpacked into a directory of its own, with its own AOT cache."
    },
    footer = {"", "Examples:", "  ./pcctl lab bench cli", "  ./pcctl lab bench cli --rounds 51"})
public final class CliBench implements Callable<Integer> {
  static final int FEWEST_ROUNDS = 11;
  private static final double AIM_MILLISECONDS = 100;
  private static final double AIM_RATIO = 6;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is run; at least 11 (default: ${DEFAULT-VALUE}).")
  private int rounds = 21;

  @Override
  public Integer call() {
    if (rounds < FEWEST_ROUNDS) {
      throw new LabProblem.BadRequest("--rounds " + rounds + " tells nothing: write 11 or more");
    }
    try (UnpackedPackage pcctl = UnpackedPackage.ofTheCheckout()) {
      List<Start> starts = starts(pcctl);
      print(Turns.of(starts, rounds), System.out);
    }
    return 0;
  }

  /** The reference first; the last two say what the harness and the plain JVM take. */
  private static List<Start> starts(UnpackedPackage pcctl) {
    List<Start> starts = new ArrayList<>();
    starts.add(Start.of("docker --version", List.of("docker", "--version")));
    starts.add(pcctl.launched("--help"));
    starts.add(pcctl.launched("version"));
    starts.add(pcctl.launched("version", "--help"));
    starts.add(pcctl.onPlainJava("version"));
    starts.add(Start.of("true (any process)", List.of("true")));
    return starts;
  }

  private void print(Turns turns, PrintStream out) {
    Timings reference = turns.timings().getFirst();
    out.println("Milliseconds, " + rounds + " rounds in turns; ratio to " + reference.name() + ":");
    out.println(row("", "median", "min", "max", "ratio"));
    for (Timings timings : turns.timings()) {
      String ratio = one(timings.ratioTo(reference));
      out.println(
          row(
              timings.name(),
              one(timings.median()),
              one(timings.min()),
              one(timings.max()),
              ratio));
    }
    out.println("Aims for pcctl: " + one(AIM_MILLISECONDS) + " ms, ratio " + one(AIM_RATIO) + ".");
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder("%-28s".formatted(name));
    for (String cell : cells) {
      row.append("%9s".formatted(cell));
    }
    return row.toString();
  }

  private static String one(double figure) {
    return "%.1f".formatted(figure);
  }
}
