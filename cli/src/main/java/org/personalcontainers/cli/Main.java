package org.personalcontainers.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Surroundings;

/** {@code pcctl}. */
public final class Main {
  private Main() {}

  public static void main(String[] typed) {
    Console console = console();
    ExitCode code = written(run(List.of(typed), console), console);
    console.err().flush();
    // Nothing is left to do at the end: halting skips the JVM's own clearing up.
    Runtime.getRuntime().halt(code.number());
  }

  static Console console() {
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Surroundings.ofProcess());
  }

  static ExitCode run(List<String> typed, Console console) {
    try {
      return new Pcctl(console).run(typed);
    } catch (RuntimeException bug) {
      console.err().println("pcctl: this is a fault of pcctl itself; please report it with:");
      bug.printStackTrace(console.err());
      return ExitCode.FAILED;
    }
  }

  /** Half of a result must not pass for a whole one: nobody reads what a full disk has lost. */
  private static ExitCode written(ExitCode code, Console console) {
    boolean lost = console.out().checkError();
    if (code == ExitCode.DONE && lost) {
      console.err().println("not all of the result could be written; is the disk full?");
      return ExitCode.FAILED;
    }
    return code;
  }

  /** UTF-8 whatever the locale: names and files are. */
  private static PrintStream stream(FileDescriptor to) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(to)), false, StandardCharsets.UTF_8);
  }
}
