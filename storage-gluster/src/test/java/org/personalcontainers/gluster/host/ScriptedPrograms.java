package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that say what a test wrote down for them, and remember what was run. */
final class ScriptedPrograms implements Programs {
  private final Map<String, Outcome> answers = new LinkedHashMap<>();
  private final List<String> ran = new ArrayList<>();

  /** The last rule that is part of the command's line counts. */
  ScriptedPrograms say(String part, Outcome outcome) {
    answers.put(part, outcome);
    return this;
  }

  ScriptedPrograms say(String part, String out) {
    return say(part, new Outcome.Ended(0, out, ""));
  }

  ScriptedPrograms sample(String part, String name) {
    return say(part, Samples.text(name));
  }

  List<String> ran() {
    return List.copyOf(ran);
  }

  List<String> ordered(String part) {
    return ran.stream().filter(line -> line.contains(part)).toList();
  }

  /** Says line by line what its programs would say, and stays silent where they tell no end. */
  @Override
  public Optional<Talk> talk(List<String> arguments) {
    return Optional.of(
        new Talk() {
          @Override
          public Optional<String> ask(String line, String end, Duration limit) {
            return run(limit, List.of(String.join(" ", arguments), line))
                    instanceof Outcome.Ended(int exit, String out, String err)
                ? Optional.of(out).filter(said -> said.contains(end))
                : Optional.empty();
          }

          @Override
          public void close() {
            // Nothing runs.
          }
        });
  }

  @Override
  public Outcome run(Duration limit, List<String> arguments) {
    String line = String.join(" ", arguments);
    ran.add(line);
    Outcome outcome = new Outcome.Ended(127, "", "nobody told me about: " + line);
    for (Map.Entry<String, Outcome> rule : answers.entrySet()) {
      if (line.contains(rule.getKey())) {
        outcome = rule.getValue();
      }
    }
    return outcome;
  }
}
