package org.personalcontainers.lab;

import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.bench.Bench;
import org.personalcontainers.lab.drill.DrillVerb;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.sim.Sim;
import org.personalcontainers.lab.verbs.Attach;
import org.personalcontainers.lab.verbs.Boot;
import org.personalcontainers.lab.verbs.CutOff;
import org.personalcontainers.lab.verbs.Down;
import org.personalcontainers.lab.verbs.Exec;
import org.personalcontainers.lab.verbs.Fill;
import org.personalcontainers.lab.verbs.Image;
import org.personalcontainers.lab.verbs.Kill;
import org.personalcontainers.lab.verbs.Load;
import org.personalcontainers.lab.verbs.Logs;
import org.personalcontainers.lab.verbs.Mend;
import org.personalcontainers.lab.verbs.Rewind;
import org.personalcontainers.lab.verbs.Slow;
import org.personalcontainers.lab.verbs.Snapshot;
import org.personalcontainers.lab.verbs.Status;
import org.personalcontainers.lab.verbs.Up;
import org.personalcontainers.lab.verbs.Wipe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code ./pcctl lab}: real nodes in containers on this machine, for trying and testing. */
@Command(
    name = "pcctl lab",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    description = "Real nodes in containers on this machine, for trying and testing.",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 bad input. See docs/guides/lab.md."})
public final class Lab {
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  private Lab() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lab())
        .addSubcommand("up", new Up())
        .addSubcommand("status", new Status())
        .addSubcommand("exec", new Exec())
        .addSubcommand("kill", new Kill())
        .addSubcommand("boot", new Boot())
        .addSubcommand("attach", new Attach())
        .addSubcommand("cut", new CutOff())
        .addSubcommand("mend", new Mend())
        .addSubcommand("slow", new Slow())
        .addSubcommand("fill", new Fill())
        .addSubcommand("wipe", new Wipe())
        .addSubcommand("snapshot", new Snapshot())
        .addSubcommand("rewind", new Rewind())
        .addSubcommand("image", new Image())
        .addSubcommand("load", new Load())
        .addSubcommand("logs", new Logs())
        .addSubcommand("down", new Down())
        .addSubcommand("bench", new Bench())
        .addSubcommand("drill", new DrillVerb())
        .addSubcommand("sim", new Sim())
        .registerConverter(LabName.class, worded(LabName::new))
        .registerConverter(NodeName.class, worded(NodeName::new))
        .setExecutionExceptionHandler(Lab::say);
  }

  /** The constructor's own sentence, instead of one about conversions. */
  private static <T> ITypeConverter<T> worded(ITypeConverter<T> converter) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static int say(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(e instanceof LabProblem problem)) {
      throw e;
    }
    line.getErr().println(problem.getMessage());
    return problem instanceof LabProblem.BadRequest ? BAD_INPUT : FAILED;
  }
}
