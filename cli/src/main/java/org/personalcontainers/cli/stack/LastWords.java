package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.output.Printable;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ServiceName;

/** What the containers that failed last wrote before: the reason, more often than not. */
record LastWords(List<StackLogs.Line> lines) {
  private static final String FEW = "10";

  /** Who does not tell them keeps nobody from the rest. */
  static LastWords of(Remote remote, StackName stack) {
    try {
      return new LastWords(
          remote
              .get(LogView.logs(stack).with("failed", "yes").with("tail", FEW), LogPage.FORM)
              .lines());
    } catch (Failure e) {
      return new LastWords(List.of());
    }
  }

  void print(ServiceName service, Console console) {
    lines.stream()
        .filter(line -> line.service().equals(service))
        .map(line -> "    | " + Printable.of(line.text()))
        .forEach(console.err()::println);
  }
}
