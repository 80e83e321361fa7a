package org.personalcontainers.cli.stack;

import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How much of what containers wrote is shown. */
public final class LogOptions {
  private static final String FOLLOW = "--follow";
  private static final String TAIL = "--tail";
  private static final String SINCE = "--since";
  private static final String USUAL = "100";

  private LogOptions() {}

  public static CommandSpec added(CommandSpec page) {
    return page.addOption(Options.flag("Go on as lines are written.", "-f", FOLLOW))
        .addOption(Options.text("N", "The last N lines of each container (default: 100).", TAIL))
        .addOption(Options.text("SPAN", "Nothing older, such as 30s, 10m, 24h, 7d.", SINCE));
  }

  static boolean follows(ParseResult typed) {
    return Options.isGiven(typed, FOLLOW);
  }

  /** Who names a span of time wants all of it, as far as an answer has room. */
  static Target asked(Target logs, ParseResult typed) {
    Optional<String> span = Optional.ofNullable(typed.matchedOptionValue(SINCE, null));
    Optional<String> tail = Optional.ofNullable(typed.matchedOptionValue(TAIL, null));
    Target since = span.isPresent() ? logs.with("since", seconds(span.get())) : logs;
    if (tail.isEmpty() && span.isPresent()) {
      return since;
    }
    return since.with("tail", number(tail.orElse(USUAL)));
  }

  private static String seconds(String span) {
    Duration past = Spans.typed(span);
    return String.valueOf(past.toSeconds());
  }

  private static String number(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw Failure.badInput(TAIL + " " + text + " is no number of lines; write digits only");
    }
    return text;
  }
}
