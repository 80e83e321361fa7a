package org.personalcontainers.cli.stack;

import java.time.Duration;
import org.personalcontainers.cli.change.LiveLines;
import org.personalcontainers.cli.change.LongPoll;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.ParseResult;

/** Shows what the containers of a stack wrote, once or as it is written. */
public final class LogView {
  /** A container that begins meanwhile is heard with the next question. */
  private static final int WAIT = 5;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Remote remote;
  private final Console console;
  private final LogPage page;
  private final Target asked;

  private LogView(Remote remote, ParseResult typed, Console console, Target asked) {
    this.remote = remote;
    this.console = console;
    this.page = new LogPage(console, OutputFormat.of(typed));
    this.asked = asked;
  }

  static Target logs(StackName stack) {
    return Target.of("/v1/stacks/" + stack + "/logs");
  }

  /**
   * Asks, and goes on where somebody follows.
   *
   * @param service empty: all of them
   */
  public static ExitCode show(StackName stack, String service, ParseResult typed, Console console) {
    Target all = LogOptions.asked(logs(stack), typed);
    Target asked = service.isEmpty() ? all : all.with("service", service);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      LogView view = new LogView(remote, typed, console, asked);
      String next = view.print(remote.get(asked, LogPage.FORM));
      return LogOptions.follows(typed) ? view.follow(next) : ExitCode.DONE;
    }
  }

  private String print(StackLogs logs) {
    page.print(logs);
    return logs.next();
  }

  /** Until its reader has enough, or the managers are gone for long. */
  private ExitCode follow(String from) {
    String next = from;
    while (!console.out().checkError()) {
      next = print(next.isEmpty() ? later() : poll(after(next)));
    }
    return ExitCode.DONE;
  }

  private Target after(String next) {
    return asked.with("after", next).with("wait", String.valueOf(WAIT));
  }

  /** Nothing of it was ever started: there is nothing to wait at. */
  private StackLogs later() {
    try {
      Thread.sleep(PAUSE);
      return poll(asked);
    } catch (InterruptedException e) {
      throw Failure.failed("interrupted");
    }
  }

  private StackLogs poll(Target target) {
    LiveLines lines = new LiveLines(console, OutputFormat.JSON);
    return new LongPoll<>(remote, target.path(), LogPage.FORM, lines, "").next(target);
  }
}
