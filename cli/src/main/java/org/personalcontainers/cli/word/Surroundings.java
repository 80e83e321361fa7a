package org.personalcontainers.cli.word;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a process finds around itself. */
public interface Surroundings {
  /** A variable of the environment; an empty one counts as not set. */
  Optional<String> variable(String name);

  Surface surface();

  /** Whether what comes in is typed by a person, whoever reads what is printed. */
  boolean isTypedTo();

  /** A line that a person types and that does not show; empty where nobody can. Blocks. */
  Optional<String> hidden(String prompt);

  /** Who reads what is printed. */
  enum Surface {
    /** A person, who can be asked. */
    TERMINAL,
    /** A pipe, a file, a program. */
    PIPE
  }

  /** Those of this process; looked at when asked, because most verbs never do. */
  static Surroundings ofProcess() {
    return new OfProcess();
  }

  /** The real ones. */
  final class OfProcess implements Surroundings {
    private OfProcess() {}

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** Java 25 has its own console back, which is null again where there is no terminal. */
    @Override
    @SuppressWarnings("SystemConsoleNull")
    public Surface surface() {
      java.io.Console console = System.console();
      return console != null && console.isTerminal() ? Surface.TERMINAL : Surface.PIPE;
    }

    /** The system's name of what comes in; terminals are among the devices. */
    @Override
    public boolean isTypedTo() {
      try {
        Path input = Path.of("/proc/self/fd/0").toRealPath();
        return input.startsWith("/dev/pts") || input.toString().startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    @SuppressWarnings("SystemConsoleNull")
    public Optional<String> hidden(String prompt) {
      java.io.Console console = System.console();
      return console == null
          ? Optional.empty()
          : Optional.ofNullable(console.readPassword("%s", prompt)).map(String::valueOf);
    }
  }
}
