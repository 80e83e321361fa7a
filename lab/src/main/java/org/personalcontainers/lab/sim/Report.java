package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a campaign has to say. */
final class Report {
  /** With fewer seeds a rare kind of fault may well be missing. */
  static final long ENOUGH_SEEDS = 1_000;

  private static final double BUDGET_PER_MINUTE = 10_000;

  private Report() {}

  static List<String> of(Campaign.Tally tally, double seconds) {
    List<String> lines = new ArrayList<>(tally.coverage().table());
    lines.add("");
    tally.excuses().forEach((excuse, runs) -> lines.add(line(excuse, runs)));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d seeds in %.1f s, %.0f a minute (the budget is %.0f); %d turns; %d stand as"
                + " declared",
            tally.seeds(),
            seconds,
            tally.seeds() / seconds * 60,
            BUDGET_PER_MINUTE,
            tally.turns(),
            tally.standing()));
    List<FaultKind> missing = tally.coverage().missing();
    if (!missing.isEmpty()) {
      lines.add("never in the middle of an effect: " + missing);
    }
    tally
        .failures()
        .forEach(f -> lines.add("seed " + f.seed() + " breaks " + f.invariant() + ": " + f.what()));
    return lines;
  }

  private static String line(Excuse excuse, Campaign.Excused runs) {
    return runs.runs()
        + " x "
        + excuse
        + ": "
        + excuse.words()
        + "; first seed "
        + runs.firstSeed();
  }
}
