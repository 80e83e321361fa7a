package org.personalcontainers.cli.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.change.PlanPage;
import org.personalcontainers.cli.change.Watch;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Bootstrap.Founded;
import org.personalcontainers.core.api.Bootstrap.Knock;
import org.personalcontainers.core.api.Bootstrap.Knocks;
import org.personalcontainers.core.api.Bootstrap.Tried;
import org.personalcontainers.core.api.Bootstrap.Wanted;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster bootstrap}: typed on one node, once in the life of a cluster. */
final class Bootstrap implements Verb {
  private static final String FILE = "--file";
  private static final String TRACE = "--trace";

  /** What goes over the wire: of no use to a page that only lists this verb, so it loads later. */
  private static final class Wire {
    static final Target ROAD = Target.of("/v1/bootstrap");
    static final Form<Wanted> WANTED = Form.of(Wanted.class);
    static final Form<Tried> TRIED = Form.of(Tried.class);
    static final Form<Founded> FOUNDED = Form.of(Founded.class);
  }

  /** A node that boots with the others knocks within that time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "bootstrap";
  }

  @Override
  public String summary() {
    return "Make one cluster of this node and all that knock at it";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl cluster bootstrap [--file FILE] [--yes] [OPTIONS]",
            List.of(
                "Lists who knocks with the right key, shows the plan, and asks once. Interrupted",
                "at any point, it goes on by itself, or may be typed again."),
            List.of(
                "pcctl cluster bootstrap",
                "pcctl cluster bootstrap --file cluster.yml --yes",
                "pcctl cluster bootstrap --dry-run"))
        .addOption(
            Options.text("FILE", "Your own cluster.yml, in the place of the defaults.", "-f", FILE))
        .addOption(Options.yes())
        .addOption(Options.dryRun())
        .addOption(Options.noWait())
        .addOption(
            Options.text(
                "FILE", "Write down where the time goes, for https://ui.perfetto.dev.", TRACE))
        .addOption(OutputFormat.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    Wanted wanted = wanted(typed, console);
    Course course = new Course(text(typed, TRACE));
    Places places = new Places(console.surroundings());
    try (Remote agent = places.agent()) {
      Knocks knocks = agent.get(Target.of("/v1/knocks"), Form.of(Knocks.class));
      if (knocks.standing().isEmpty()) {
        if (format == OutputFormat.TABLE) {
          table(knocks).print(console.out());
          console.out().print("\n");
          console.out().flush();
        }
        course.of("start the manager", () -> agent.send("POST", Target.of("/v1/manager")));
      }
      Optional<About> cluster = ownCluster(places);
      if (cluster.isPresent()) {
        return goOn(cluster.get(), wanted, course, places, typed, console);
      }
      knocks.standing().ifPresent(Bootstrap::refuse);
    }
    try (Remote manager = places.ownManager()) {
      ExitCode code = found(manager, wanted, course, typed, console);
      course.write(manager);
      return code;
    }
  }

  /** What this node's manager belongs to: founded before, here or elsewhere. */
  private static Optional<About> ownCluster(Places places) {
    Optional<Remote> manager = places.ownManagerIfAny();
    if (manager.isEmpty()) {
      return Optional.empty();
    }
    try (Remote own = manager.get()) {
      return own.find(Target.of("/v1/cluster"), Form.of(About.class));
    }
  }

  /** Whoever was interrupted types it again: it founds nothing anew, and takes the view up. */
  private static ExitCode goOn(
      About cluster,
      Wanted wanted,
      Course course,
      Places places,
      ParseResult typed,
      Console console) {
    if (wanted.yaml().isPresent()) {
      throw Failure.failed(
          "the cluster "
              + cluster.cluster()
              + " is founded already, and nothing was changed\nTo declare what the file says:"
              + " pcctl cluster apply --file "
              + typed.matchedOptionValue(FILE, "FILE"));
    }
    console
        .err()
        .println("The cluster " + cluster.cluster() + " is founded already: " + cluster.id());
    console.err().flush();
    if (Options.isGiven(typed, Options.DRY_RUN)) {
      return ExitCode.DONE;
    }
    try (Remote manager = places.ownManager()) {
      Founded founded = manager.send("POST", Wire.ROAD, Wire.WANTED, wanted, Wire.FOUNDED);
      ExitCode code = watched(founded, manager, course, typed, console);
      course.write(manager);
      return code;
    }
  }

  private static void refuse(String standing) {
    throw Failure.failed(
        "this node can't found a cluster: "
            + standing
            + "\n"
            + "Ask where a manager of that one runs: pcctl cluster status; or from here: pcctl"
            + " context add NAME https://MANAGER:7670");
  }

  private static Wanted wanted(ParseResult typed, Console console) {
    return new Wanted(text(typed, FILE).map(name -> ClusterFile.named(name, console.in()).good()));
  }

  private static Optional<String> text(ParseResult typed, String option) {
    return Optional.<String>ofNullable(typed.matchedOptionValue(option, null));
  }

  private static Table table(Knocks knocks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "ADDRESS", "KEY", "KNOCKS SINCE"));
    rows.add(List.of(knocks.self().value(), knocks.address().value(), "-", "this node"));
    for (Knock knock : knocks.knocks()) {
      rows.add(
          List.of(
              knock.name().value(),
              knock.address().value(),
              knock.fingerprint().substring(0, Math.min(16, knock.fingerprint().length())),
              Spans.of(knock.since())));
    }
    return new Table(rows);
  }

  private static ExitCode found(
      Remote manager, Wanted wanted, Course course, ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    Tried tried = course.of("try it", () -> tried(manager, wanted, console));
    boolean dry = Options.isGiven(typed, Options.DRY_RUN);
    if (dry || format == OutputFormat.TABLE) {
      new Shown<>(Wire.TRIED, tried, PlanPage.tables(tried.plan())).print(console.out(), format);
    }
    if (dry) {
      return ExitCode.DONE;
    }
    String question = "Make the cluster " + tried.plan().cluster() + " so?";
    return switch (Consent.ask(question, typed, console)) {
      case NO -> ExitCode.FAILED;
      case YES -> founded(manager, tried, course, typed, console);
    };
  }

  /** A node that is declared and does not knock yet may still be booting. */
  private static Tried tried(Remote manager, Wanted wanted, Console console) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String told = "";
    while (true) {
      try {
        return manager.send("POST", Wire.ROAD.with("dry", "yes"), Wire.WANTED, wanted, Wire.TRIED);
      } catch (Failure failure) {
        if (failure.code() != ExitCode.UNREACHABLE || System.nanoTime() > end) {
          throw failure;
        }
        String why = String.valueOf(failure.getMessage());
        if (!why.equals(told)) {
          console.err().println(why + "\nWaiting for up to a minute.");
          console.err().flush();
          told = why;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      throw Failure.failed("interrupted; nothing was changed");
    }
  }

  /** What was confirmed is what is founded, to the letter. */
  private static ExitCode founded(
      Remote manager, Tried tried, Course course, ParseResult typed, Console console) {
    Wanted confirmed = new Wanted(Optional.of(tried.yaml()));
    Founded founded =
        course.of(
            "found it",
            () -> manager.send("POST", Wire.ROAD, Wire.WANTED, confirmed, Wire.FOUNDED));
    if (OutputFormat.of(typed) == OutputFormat.TABLE) {
      console.out().println("Cluster " + founded.cluster() + " is founded: " + founded.id());
    }
    return watched(founded, manager, course, typed, console);
  }

  private static ExitCode watched(
      Founded founded, Remote manager, Course course, ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    if (format != OutputFormat.TABLE) {
      new Shown<>(Wire.FOUNDED, founded, List.of()).print(console.out(), format);
    }
    console.out().flush();
    return Options.isGiven(typed, Options.NO_WAIT)
        ? ExitCode.DONE
        : course.of(
            "watch it",
            () -> new Watch(manager, console, format).untilItStands(founded.revision()));
  }
}
