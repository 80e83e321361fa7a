package org.personalcontainers.lab.real;

import java.util.Optional;
import java.util.regex.Pattern;

/** How bad a node's line is, both ways; in the words of tc. */
public record Slowness(Optional<String> rate, Optional<String> delay, Optional<String> loss) {
  private static final Pattern RATE = Pattern.compile("[1-9][0-9]*(kbit|mbit|gbit)");
  private static final Pattern DELAY = Pattern.compile("[1-9][0-9]*(us|ms|s)");
  private static final Pattern LOSS = Pattern.compile("[0-9]+(\\.[0-9]+)?%");

  public Slowness {
    check("rate", rate, RATE, "1mbit");
    check("delay", delay, DELAY, "50ms");
    check("loss", loss, LOSS, "5%");
    if (rate.isEmpty() && delay.isEmpty() && loss.isEmpty()) {
      throw new LabProblem.BadRequest("say how slow: --rate 1mbit, --delay 50ms or --loss 5%");
    }
  }

  boolean needsNetem() {
    return delay.isPresent() || loss.isPresent();
  }

  static Slowness parse(String text) {
    String[] words = text.split(" ");
    return new Slowness(word(words[0]), word(words[1]), word(words[2]));
  }

  @Override
  public String toString() {
    return rate.orElse("-") + " " + delay.orElse("-") + " " + loss.orElse("-");
  }

  private static Optional<String> word(String word) {
    return word.equals("-") ? Optional.empty() : Optional.of(word);
  }

  private static void check(String what, Optional<String> value, Pattern shape, String example) {
    value
        .filter(text -> !shape.matcher(text).matches())
        .ifPresent(
            text -> {
              throw new LabProblem.BadRequest(
                  "\"" + text + "\" is no " + what + ": write it like " + example);
            });
  }
}
