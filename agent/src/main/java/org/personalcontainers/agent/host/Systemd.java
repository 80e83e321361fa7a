package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The node's programs, each with an end that we know, or an exception that says what it said. */
final class Systemd {
  static final String UNITS = "/etc/systemd/system/";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Command command;

  Systemd(Command command) {
    this.command = command;
  }

  /** At the next boot, and known from now on: it also reads all units again. */
  void enable(String unit) throws IOException {
    systemctl(List.of("enable", unit));
  }

  /**
   * At the next boot, and not before: to read all units again takes half a second of a processor.
   */
  void enableForBoots(String unit) throws IOException {
    systemctl(List.of("enable", "--no-reload", unit));
  }

  /** Not at the next boot; whatever it does now goes on. */
  void disable(String unit) throws IOException {
    systemctl(List.of("disable", unit));
  }

  /** Whether it came up, only a look tells. */
  void startWithin(Duration limit, String unit) {
    command.run(LIMIT, List.of("systemctl", "reset-failed", unit));
    command.run(limit, List.of("systemctl", "start", unit));
  }

  void restartWithin(Duration limit, String unit) {
    command.run(LIMIT, List.of("systemctl", "reset-failed", unit));
    command.run(limit, List.of("systemctl", "restart", unit));
  }

  String properties(String unit, List<String> names) throws IOException {
    List<String> words = new ArrayList<>(List.of("show", unit));
    names.forEach(name -> words.addAll(List.of("-p", name)));
    return systemctl(words);
  }

  private String systemctl(List<String> words) throws IOException {
    List<String> program = new ArrayList<>(List.of("systemctl"));
    program.addAll(words);
    return ended(LIMIT, program, "");
  }

  String ended(Duration limit, List<String> program, String input) throws IOException {
    return switch (command.run(limit, program, input)) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 -> output;
      case Command.Ended(int exit, String output, String complaint) ->
          throw new IOException(
              String.join(" ", program) + " failed (exit " + exit + "): " + complaint.strip());
      case Command.Lost(String reason) -> throw new IOException(reason);
    };
  }
}
