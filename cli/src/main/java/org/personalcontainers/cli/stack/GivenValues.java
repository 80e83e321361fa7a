package org.personalcontainers.cli.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import picocli.CommandLine.ParseResult;

/** What the variables of a compose file stand for: said behind the verb, or in files. */
final class GivenValues {
  private static final String USUAL = ".env";
  private static final String[] NONE = {};

  private GivenValues() {}

  /** What is said later wins, and what is said at all wins over what lies there. */
  static Values of(ParseResult typed, ComposeFile compose) {
    List<Values> layers = new ArrayList<>();
    layers.add(set(typed.matchedOptionValue(ValueOptions.SET, NONE)));
    for (String file : List.of(typed.matchedOptionValue(ValueOptions.FILE, NONE)).reversed()) {
      layers.add(ValueFile.read(file, all(layers)));
    }
    Path usual = compose.home().resolve(USUAL);
    if (Files.exists(usual)) {
      layers.add(ValueFile.read(usual.toString(), all(layers)));
    }
    return all(layers);
  }

  private static Values all(List<Values> layers) {
    return Values.firstOf(layers.toArray(Values[]::new));
  }

  private static Values set(String... assignments) {
    SortedMap<VariableName, Value> values = new TreeMap<>();
    for (String assignment : assignments) {
      int sign = assignment.indexOf('=');
      if (sign < 1) {
        throw Failure.badInput(
            ValueOptions.SET + " " + assignment + " sets nothing; write NAME=VALUE");
      }
      VariableName name = name(assignment.substring(0, sign));
      String text = assignment.substring(sign + 1);
      values.put(name, name.soundsSecret() ? new Value.Secret(text) : new Value.Plain(text));
    }
    return new Values(values);
  }

  private static VariableName name(String text) {
    try {
      return new VariableName(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(ValueOptions.SET + ": " + unfit.getMessage());
    }
  }
}
