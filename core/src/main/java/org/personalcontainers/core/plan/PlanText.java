package org.personalcontainers.core.plan;

import java.util.StringJoiner;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.Wording;

/** A plan as a person reads it. */
public final class PlanText {
  private PlanText() {}

  /** A line for each step and for each thing that waits; empty where there is nothing to say. */
  public static String of(Plan plan) {
    StringJoiner lines = new StringJoiner("\n", "", "\n").setEmptyValue("");
    for (Step step : plan.steps()) {
      lines.add("do    " + Wording.of(step));
    }
    for (Waiting waiting : plan.waiting()) {
      lines.add("wait  " + of(waiting));
    }
    return lines.toString();
  }

  public static String of(Waiting waiting) {
    String where = waiting.node().map(node -> " on " + node).orElse("");
    return waiting.subject() + where + ": " + of(waiting.reason());
  }

  private static String of(Reason reason) {
    return switch (reason) {
      case Reason.Unreachable(String why) -> "not reachable: " + why;
      case Reason.Unknown(String why) -> "not known: " + why;
      case Reason.Earlier(String what) -> "waits: " + what;
      case Reason.After(Step step) -> "waits its turn, after \"" + Wording.of(step) + "\"";
      case Reason.Busy(Step running) -> "waits until it is done: \"" + Wording.of(running) + "\"";
      case Reason.Guarded(var reasons) -> "not safe now: " + String.join("; ", reasons);
      case Reason.NeedsApproval(var approval, var step) ->
          "needs approval " + approval + ": \"" + Wording.of(step) + "\"";
      case Reason.NeedsPerson(String problem, String remedy) -> problem + "; " + remedy;
      case Reason.Undeclared undeclared -> "not declared, and left alone";
    };
  }
}
