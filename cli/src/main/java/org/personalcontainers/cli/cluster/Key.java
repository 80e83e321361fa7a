package org.personalcontainers.cli.cluster;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.output.Facts;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster key}. */
final class Key implements Verb {
  private static final String OPEN = "--open";
  private static final String LIFE = "--life";
  private static final String USES = "--uses";
  private static final String DAY = "24h";

  @Override
  public String name() {
    return "key";
  }

  @Override
  public String summary() {
    return "Make a key for join.yml; list keys, or revoke one";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster key [ls | revoke ID] [--life SPAN | --open] [--uses N] [OPTIONS]",
            List.of(
                "A key admits nodes for 24 hours, unless you say otherwise. An open one admits",
                "whoever has it, until you revoke it. It is shown this once.",
                "Where there is no cluster yet, it makes the key for the first one."),
            List.of(
                "pcctl cluster key",
                "pcctl cluster key --uses 1 --life 30m",
                "pcctl cluster key ls",
                "pcctl cluster key revoke 4f7a09c1de"))
        .addPositional(Options.word(0, "0..1", "ls | revoke", "What to do in place of making one."))
        .addPositional(Options.word(1, "0..1", "ID", "Which one, as ls names it."))
        .addOption(Options.flag("It admits until it is revoked.", OPEN))
        .addOption(Options.text("SPAN", "It admits for so long, such as 30m, 24h, 7d.", LIFE))
        .addOption(Options.text("N", "It admits so many nodes.", USES))
        .addOption(Options.yes());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    String word = typed.matchedPositionalValue(0, "");
    return switch (word) {
      case "" -> make(typed, console);
      case "ls" -> list(typed, console);
      case "revoke" -> revoke(typed.matchedPositionalValue(1, ""), typed, console);
      default ->
          throw Failure.badInput("pcctl cluster key takes ls or revoke, and not \"" + word + "\"");
    };
  }

  private static ExitCode make(ParseResult typed, Console console) {
    Keys.Wanted wanted = new Keys.Wanted(life(typed), uses(typed));
    Optional<Remote> manager = new Places(console.surroundings()).managerIfAny(typed);
    if (manager.isEmpty()) {
      return first(typed, console);
    }
    try (Remote remote = manager.get()) {
      // A bootstrap that somebody tried, and did not mean, leaves a manager without a cluster.
      if (remote.find(Target.of("/v1/cluster"), Form.of(About.class)).isEmpty()) {
        return first(typed, console);
      }
      Form<Keys.Made> form = Form.of(Keys.Made.class);
      Keys.Made made =
          remote.send("POST", Target.of("/v1/keys"), Form.of(Keys.Wanted.class), wanted, form);
      Table table =
          new Table(
              List.of(
                  List.of("key", made.key()),
                  List.of("id", made.about().id().value()),
                  List.of("admits", admits(made.about()))));
      new Shown<>(form, made, List.of(table)).print(console.out(), OutputFormat.of(typed));
      return ExitCode.DONE;
    }
  }

  /** Its life begins when the cluster is founded with it. */
  private static ExitCode first(ParseResult typed, Console console) {
    byte[] random = new byte[JoinKey.RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("key", JoinKey.of(random).reveal());
    facts.put("for", "a cluster that is not founded yet: the same in each node's join.yml");
    new Facts(facts).print(console.out(), OutputFormat.of(typed));
    return ExitCode.DONE;
  }

  private static Optional<Duration> life(ParseResult typed) {
    if (Options.isGiven(typed, OPEN)) {
      return Optional.empty();
    }
    return Optional.of(Spans.typed(typed.matchedOptionValue(LIFE, DAY)));
  }

  private static Optional<Integer> uses(ParseResult typed) {
    if (!typed.hasMatchedOption(USES)) {
      return Optional.empty();
    }
    long uses = Declaring.number(USES, typed.matchedOptionValue(USES, ""));
    if (uses < 1 || uses > 1000) {
      throw Failure.badInput(USES + " wants 1 to 1000");
    }
    return Optional.of((int) uses);
  }

  private static ExitCode list(ParseResult typed, Console console) {
    Form<Keys> form = Form.of(Keys.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Keys keys = remote.get(Target.of("/v1/keys"), form);
      new Shown<>(form, keys, List.of(table(keys))).print(console.out(), OutputFormat.of(typed));
      return ExitCode.DONE;
    }
  }

  private static Table table(Keys keys) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "STATE", "ADMITS"));
    for (Keys.Key key : keys.keys()) {
      String state = key.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      rows.add(List.of(key.id().value(), state, admits(key)));
    }
    return new Table(rows);
  }

  private static String admits(Keys.Key key) {
    if (key.state() != Keys.State.GOOD) {
      return "nobody";
    }
    String who = key.uses().map(count -> count + " more").orElse("any number of nodes");
    return who + key.left().map(left -> ", for " + Spans.of(left)).orElse(", until it is revoked");
  }

  private static ExitCode revoke(String id, ParseResult typed, Console console) {
    if (id.isEmpty()) {
      throw Failure.badInput("which key? See: pcctl cluster key ls");
    }
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      if (Consent.ask("Let the key " + id + " admit nobody any more?", typed, console)
          == Consent.Given.NO) {
        return ExitCode.FAILED;
      }
      remote.send("DELETE", Target.of("/v1/keys/" + id));
      console.out().print("The key " + id + " admits nobody any more; who is in stays in.\n");
      return ExitCode.DONE;
    }
  }
}
