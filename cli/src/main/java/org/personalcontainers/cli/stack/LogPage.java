package org.personalcontainers.cli.stack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Printable;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.wire.Form;

/** What containers wrote, as people read it: a line each, behind who wrote it and where. */
final class LogPage {
  static final Form<StackLogs> FORM = Form.large(StackLogs.class);

  private final Console console;
  private final OutputFormat format;
  private final Set<String> told = new HashSet<>();
  private int widest;

  LogPage(Console console, OutputFormat format) {
    this.console = console;
    this.format = format;
  }

  /** What is missing is said once, and beside what was written. */
  void print(StackLogs logs) {
    if (format == OutputFormat.TABLE) {
      logs.lines().forEach(line -> widest = Math.max(widest, from(line).length()));
      logs.lines().forEach(this::print);
    } else if (!logs.lines().isEmpty()) {
      new Shown<>(FORM, logs, List.of()).print(console.out(), format);
    }
    console.out().flush();
    logs.notices().stream().filter(told::add).forEach(console.err()::println);
    console.err().flush();
  }

  private void print(StackLogs.Line line) {
    String from = from(line);
    String text = console.isTerminal() ? Printable.of(line.text()) : line.text();
    console.out().print(from + " ".repeat(widest - from.length()) + " | " + text + "\n");
  }

  private static String from(StackLogs.Line line) {
    return line.service() + "@" + line.node();
  }
}
