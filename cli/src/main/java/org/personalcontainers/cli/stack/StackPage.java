package org.personalcontainers.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.Stacks;

/** Stacks as people read them. */
public final class StackPage {
  private StackPage() {}

  public static String word(Stacks.State state) {
    return switch (state) {
      case RUNS -> "runs";
      case COMES -> "comes";
      case FAILS -> "fails";
      case TAKEN_BACK -> "taken back";
      case GOES -> "goes";
      case STOPPED -> "stopped";
      case FOREIGN -> "not ours";
      case UNKNOWN -> "not known";
    };
  }

  static Table stacks(Stacks stacks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STACK", "STATE", "SERVICES", "HANDED IN", "NOTE"));
    for (Stacks.Stack stack : stacks.stacks()) {
      long running =
          stack.services().stream().filter(service -> service.state() == Stacks.State.RUNS).count();
      rows.add(
          List.of(
              stack.name().value(),
              word(stack.state()),
              running + "/" + stack.services().size(),
              stack.source().map(source -> source.by() + ", " + source.file()).orElse(""),
              stack.note()));
    }
    return new Table(rows);
  }

  static Table services(List<Stacks.Stack> stacks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SERVICE", "STATE", "RUNNING", "IMAGE", "NOTE"));
    for (Stacks.Stack stack : stacks) {
      for (Stacks.Service service : stack.services()) {
        rows.add(
            List.of(
                stack.name() + "_" + service.name(),
                word(service.state()),
                service.running() + "/" + service.wanted(),
                service.image(),
                service.note()));
      }
    }
    return new Table(rows);
  }

  /** A line for each service while it comes up. */
  static List<String> lines(Stacks.Stack stack) {
    List<String> lines = new ArrayList<>();
    for (Stacks.Service service : stack.services()) {
      boolean seen = service.wanted() > 0 || service.running() > 0;
      String count = seen ? "  " + service.running() + "/" + service.wanted() : "";
      String note = service.note().isEmpty() ? "" : "  " + service.note();
      lines.add(service.name() + "  " + word(service.state()) + count + note);
    }
    if (!stack.note().isEmpty()) {
      lines.add(stack.note());
    }
    return lines;
  }

  static Table changes(StackChange change) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SERVICE", "WHAT"));
    for (StackChange.Service service : change.services()) {
      rows.add(List.of(service.name().value(), service.kind().name().toLowerCase(Locale.ROOT)));
    }
    return new Table(rows.size() == 1 ? List.of() : rows);
  }
}
