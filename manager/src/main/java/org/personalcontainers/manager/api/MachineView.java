package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.StringJoiner;
import org.personalcontainers.core.api.Member;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.MachineSeen;

/** A machine as a person wants to read of it. */
final class MachineView {
  /** Told in steps of five, rounded up: more than 90 %. */
  private static final int NEARLY_FULL = 95;

  private MachineView() {}

  static List<Member.Fact> facts(MachineSeen machine) {
    return List.of(
        new Member.Fact("memory", machine.memory() + " MiB"),
        new Member.Fact("limits on memory", limits(machine)),
        new Member.Fact("kernel lacks", missing(machine)),
        new Member.Fact("clock", word(machine.clock())),
        new Member.Fact("disks", disks(machine)));
  }

  /** Nothing stops without them: only who looks closer is told. */
  private static String limits(MachineSeen machine) {
    return machine.limits().equals(Fact.known(MachineSeen.Limits.IGNORED))
        ? "have no effect: add cgroup_enable=memory to the kernel's command line, and reboot"
        : word(machine.limits());
  }

  private static String word(Fact<? extends Enum<?>> fact) {
    return switch (fact) {
      case Fact.Known<? extends Enum<?>>(var value) ->
          value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case Fact.Unknown<? extends Enum<?>>(String reason) -> "not known: " + reason;
    };
  }

  private static String missing(MachineSeen machine) {
    return switch (machine.missingModules()) {
      case Fact.Known<SortedSet<String>>(var modules) ->
          modules.isEmpty() ? "nothing" : String.join(", ", modules);
      case Fact.Unknown<SortedSet<String>>(String reason) -> "not known: " + reason;
    };
  }

  private static String disks(MachineSeen machine) {
    StringJoiner all = new StringJoiner(", ");
    machine
        .disks()
        .forEach((path, disk) -> all.add(path + " " + disk.size() + " MiB, " + disk.used() + " %"));
    return all.toString();
  }

  /** What will stop somebody's work, each with what to do. */
  static List<String> lacks(MachineSeen machine) {
    List<String> lacks = new ArrayList<>();
    machine
        .disks()
        .forEach(
            (path, disk) -> {
              if (disk.used() >= NEARLY_FULL) {
                lacks.add("the disk of " + path + " is more than 90 % full: make room");
              }
            });
    machine
        .missingModules()
        .ifKnown()
        .filter(modules -> !modules.isEmpty())
        .ifPresent(
            modules ->
                lacks.add(
                    "its kernel has no " + String.join(", ", modules) + ": install one that has"));
    if (machine.clock().equals(Fact.known(MachineSeen.Clock.LEFT_ALONE))) {
      lacks.add("its clock is not synchronised: certificates may seem out of date");
    }
    return lacks;
  }
}
