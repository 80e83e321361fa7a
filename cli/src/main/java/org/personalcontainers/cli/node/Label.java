package org.personalcontainers.cli.node;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Labels;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node label}. */
final class Label implements Verb {
  @Override
  public String name() {
    return "label";
  }

  @Override
  public String summary() {
    return "Set labels of a node, or take them away";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl node label NODE NAME=VALUE... NAME-... [OPTIONS]",
            List.of("A name with a hyphen behind it is taken away."),
            List.of("pcctl node label pi2 media=true disk=ssd", "pcctl node label pi2 media-"))
        .addPositional(NodeChange.node())
        .addPositional(
            Options.words(1, "NAME=VALUE | NAME-", "What to set, and what to take away."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Target target = Target.of(NodeChange.path(typed, "/label"));
    byte[] body =
        Form.of(Labels.class).write(labels(typed.matchedPositionalValue(1, new String[0])));
    return NodeChange.carryOut(new Proposal.Asked("POST", target, body), typed, console);
  }

  private static Labels labels(String... words) {
    TreeMap<LabelName, String> set = new TreeMap<>();
    TreeSet<LabelName> remove = new TreeSet<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        set.put(name(word.substring(0, equals)), word.substring(equals + 1));
      } else if (word.endsWith("-")) {
        remove.add(name(word.substring(0, word.length() - 1)));
      } else {
        throw Failure.badInput("\"" + word + "\" sets nothing; write NAME=VALUE, or NAME-");
      }
    }
    return new Labels(set, remove);
  }

  private static LabelName name(String text) {
    try {
      return new LabelName(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(String.valueOf(unfit.getMessage()));
    }
  }
}
