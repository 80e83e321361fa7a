package org.personalcontainers.cli.change;

import java.time.Duration;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.wire.Form;

/**
 * A view of the cluster while it works: on a terminal one live line per node, else a line for each
 * change. It only looks: who stops it stops nothing else.
 */
public final class Watch {
  private static final Form<Status> STATUS = Form.of(Status.class);
  private static final String ON =
      "The cluster goes on; `pcctl cluster status --watch` takes it up again.";

  /** So long a silent node, or a silent manager, is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What asks for a hand may pass by itself, such as peers that meet for the first time. */
  private static final Duration STEADY = Duration.ofSeconds(10);

  private static final Duration LONG_POLL = Duration.ofSeconds(5);

  private final Console console;
  private final LiveLines lines;
  private final LongPoll<Status> poll;

  public Watch(Remote remote, Console console, OutputFormat format) {
    this.console = console;
    this.lines = new LiveLines(console, format);
    this.poll = new LongPoll<>(remote, "/v1/status", STATUS, lines, ON);
  }

  /** Until that revision, or a later one, stands as far as it can without a person. */
  public ExitCode untilItStands(long revision) {
    try (Farewell _ = new Farewell(lines, ON)) {
      return verdict(follow(revision));
    }
  }

  private Status follow(long revision) {
    String hash = "";
    long changed = System.nanoTime();
    while (true) {
      Status status = poll.next(hash, LONG_POLL);
      boolean fresh = !status.hash().equals(hash);
      if (fresh) {
        hash = status.hash();
        changed = System.nanoTime();
      }
      boolean current = status.revision() >= revision;
      if (current && (fresh || console.isTerminal())) {
        lines.show(StatusPage.lines(status));
      }
      Duration still = Duration.ofNanos(System.nanoTime() - changed);
      boolean patient = still.compareTo(PATIENCE) < 0;
      if (current && isOver(status, still)) {
        return status;
      }
      if (!patient && !current) {
        throw Failure.unreachable("the manager does not take up revision " + revision + "\n" + ON);
      }
    }
  }

  private static boolean isOver(Status status, Duration still) {
    return switch (status.state()) {
      case SETTLED -> true;
      case NEEDS_APPROVAL, NEEDS_PERSON -> still.compareTo(STEADY) >= 0;
      case HELD_UP -> still.compareTo(PATIENCE) >= 0;
      case WORKING -> false;
    };
  }

  private ExitCode verdict(Status last) {
    Table waiting = PlanPage.waiting(last.waiting());
    return switch (last.state()) {
      case SETTLED -> ExitCode.DONE;
      case NEEDS_APPROVAL -> left(waiting, ExitCode.REFUSED);
      case NEEDS_PERSON, HELD_UP, WORKING -> left(waiting, ExitCode.PARTLY_DONE);
    };
  }

  private ExitCode left(Table waiting, ExitCode code) {
    console.err().print("What is left:\n");
    waiting.print(console.err());
    return code;
  }
}
