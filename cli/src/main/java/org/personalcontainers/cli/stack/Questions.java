package org.personalcontainers.cli.stack;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Hidden;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.StackYaml;
import picocli.CommandLine.ParseResult;

/** Asks a person what a compose file wants to know, and nobody has said yet. */
record Questions(Console console) {
  /**
   * The values with what was answered.
   *
   * @param settled what the cluster knows already
   */
  static Values asked(
      ComposeFile compose, Values given, Values settled, ParseResult typed, Console console) {
    if (!console.isTerminal() || Options.isGiven(typed, Options.YES)) {
      return given;
    }
    Values known = Values.firstOf(given, settled);
    Questions questions = new Questions(console);
    SortedMap<VariableName, Value> answers = new TreeMap<>();
    for (Setting setting : StackYaml.settings(compose.text(), known)) {
      Values soFar = Values.firstOf(known, new Values(answers));
      boolean open = setting.isAsked() && soFar.find(setting.name()).isEmpty();
      if (open && setting.isToThePoint(soFar)) {
        answers.put(setting.name(), questions.ask(setting));
      }
    }
    return Values.firstOf(given, new Values(answers));
  }

  /** Again and again, until the answer is one. */
  private Value ask(Setting setting) {
    while (true) {
      String said = said(setting);
      if (said.isEmpty() && setting.presetValue().isPresent()) {
        return setting.presetValue().get();
      }
      try {
        if (said.isEmpty()) {
          throw new IllegalArgumentException("write " + setting.kind().wanted());
        }
        return setting.value(said);
      } catch (IllegalArgumentException unfit) {
        console.err().println(unfit.getMessage());
      }
    }
  }

  private String said(Setting setting) {
    return switch (setting.kind()) {
      case SECRET -> given(hidden(setting));
      case LOGIN -> login(given(shown(setting)).strip());
      case TEXT, NUMBER, FLAG, DOMAIN -> given(shown(setting)).strip();
    };
  }

  private static String given(Optional<String> line) {
    return line.orElseThrow(() -> Failure.badInput("nobody answers; nothing was changed"));
  }

  /** Nothing of the password but its hash is kept. */
  private String login(String user) {
    if (user.isEmpty()) {
      return "";
    }
    String password = Hidden.line("The password of " + user + " (it does not show): ", console);
    Hidden.repeat(password, console);
    return PasswordHash.login(user, password).toString();
  }

  private Optional<String> hidden(Setting setting) {
    return console.surroundings().hidden(prompt(setting) + " (it does not show): ");
  }

  private Optional<String> shown(Setting setting) {
    console.out().flush();
    console.err().print(prompt(setting) + preset(setting) + ": ");
    console.err().flush();
    return console.line();
  }

  private static String prompt(Setting setting) {
    return setting.question().isEmpty() ? setting.name().value() : setting.question();
  }

  private static String preset(Setting setting) {
    return setting
        .preset()
        .map(text -> setting.kind() == Setting.Kind.FLAG ? yesOrNo(setting) : text)
        .map(text -> text.isEmpty() ? "" : " [" + text + "]")
        .orElse("");
  }

  private static String yesOrNo(Setting setting) {
    boolean yes = setting.presetValue().map(Value::reveal).filter("true"::equals).isPresent();
    return yes ? "yes" : "no";
  }
}
