package org.personalcontainers.cli.stack;

import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.cli.change.Farewell;
import org.personalcontainers.cli.change.LiveLines;
import org.personalcontainers.cli.change.LongPoll;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.api.Stacks.State;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.wire.Form;

/** A view of one stack until it runs, or is not going to. It only looks. */
public final class StackWatch {
  /** What has come up must stay so: a container that ends at once was up, too. */
  private static final Duration STEADY = Duration.ofSeconds(2);

  /** Swarm tries again what failed; the second or third time may be better. */
  private static final Duration FAILING = Duration.ofSeconds(15);

  /** Images may be large, and roads slow. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Remote remote;
  private final Console console;
  private final LiveLines lines;
  private final LongPoll<Stacks> poll;
  private final StackName name;

  public StackWatch(Remote remote, Console console, OutputFormat format, StackName name) {
    this.remote = remote;
    this.console = console;
    this.lines = new LiveLines(console, format);
    this.name = name;
    this.poll = new LongPoll<>(remote, "/v1/stacks", Form.of(Stacks.class), lines, goesOn(name));
  }

  private static String goesOn(StackName name) {
    return "The cluster goes on; `pcctl stack ps " + name + "` shows how far it is.";
  }

  /**
   * Whether what has just come up stays so, too.
   *
   * @param before what it was when nobody looked: what ran, and runs at the first look, has stayed
   */
  public ExitCode untilItRuns(ContentHash content, State before) {
    try (Farewell _ = new Farewell(lines, goesOn(name))) {
      return follow(content, before);
    }
  }

  /** Nothing of it runs any more. */
  ExitCode untilItEnds() {
    try (Farewell _ = new Farewell(lines, goesOn(name))) {
      String hash = "";
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        Stacks stacks = poll.next(hash, Duration.ofSeconds(5));
        hash = stacks.hash();
        Optional<Stacks.Stack> stack = find(stacks);
        if (stack.filter(found -> found.state() != State.STOPPED).isEmpty()) {
          return ExitCode.DONE;
        }
        lines.show(StackPage.lines(stack.get()));
      }
      console.err().println("It has not ended yet.\n" + goesOn(name));
      return ExitCode.PARTLY_DONE;
    }
  }

  private Optional<Stacks.Stack> find(Stacks stacks) {
    return stacks.stacks().stream().filter(stack -> stack.name().equals(name)).findFirst();
  }

  private ExitCode follow(ContentHash content, State before) {
    String hash = "";
    State state = before;
    long since = System.nanoTime() - STEADY.toNanos();
    while (true) {
      Stacks stacks = poll.next(hash, STEADY);
      boolean fresh = !stacks.hash().equals(hash);
      hash = stacks.hash();
      Stacks.Stack stack = find(stacks).orElseThrow(this::removed);
      checkStillWanted(stack, content);
      if (fresh || console.isTerminal()) {
        lines.show(StackPage.lines(stack));
      }
      State now = stack.state();
      if (now != state) {
        state = now;
        since = System.nanoTime();
      }
      Optional<ExitCode> verdict =
          verdict(state, Duration.ofNanos(System.nanoTime() - since), stack);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
  }

  private Failure removed() {
    return Failure.failed("somebody has removed the stack " + name + " meanwhile");
  }

  private void checkStillWanted(Stacks.Stack stack, ContentHash content) {
    Optional<Stacks.Source> other =
        stack.source().filter(source -> !source.content().equals(content));
    if (other.isPresent()) {
      throw Failure.failed(
          other.get().by() + " has handed in another stack " + name + " meanwhile");
    }
  }

  private Optional<ExitCode> verdict(State state, Duration lasts, Stacks.Stack stack) {
    return switch (state) {
      case RUNS -> after(lasts, STEADY, ExitCode.DONE);
      case TAKEN_BACK -> Optional.of(failed(stack, "It did not come up; what ran before runs on:"));
      case FAILS ->
          lasts.compareTo(FAILING) < 0
              ? Optional.empty()
              : Optional.of(failed(stack, "It does not come up, and swarm tries on:"));
      case COMES, GOES, UNKNOWN -> stuck(lasts, stack);
      case STOPPED -> throw Failure.failed("somebody has stopped the stack " + name + " meanwhile");
      case FOREIGN -> throw removed();
    };
  }

  private Optional<ExitCode> stuck(Duration lasts, Stacks.Stack stack) {
    if (lasts.compareTo(PATIENCE) < 0) {
      return Optional.empty();
    }
    failed(stack, "It is not up yet:");
    console.err().println(goesOn(name));
    return Optional.of(ExitCode.PARTLY_DONE);
  }

  private static Optional<ExitCode> after(Duration lasts, Duration needed, ExitCode code) {
    return lasts.compareTo(needed) < 0 ? Optional.empty() : Optional.of(code);
  }

  private ExitCode failed(Stacks.Stack stack, String what) {
    console.err().println(what);
    if (!stack.note().isEmpty()) {
      console.err().println("  " + stack.note());
    }
    LastWords words = LastWords.of(remote, name);
    stack.services().stream()
        .filter(service -> service.state() != State.RUNS)
        .forEach(
            service -> {
              console.err().println("  " + service.name() + ": " + why(service));
              words.print(service.name(), console);
            });
    return ExitCode.FAILED;
  }

  private static String why(Stacks.Service service) {
    return service.note().isEmpty() ? StackPage.word(service.state()) : service.note();
  }
}
