package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Member;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.MachineSeen.Clock;
import org.personalcontainers.core.status.MachineSeen.DiskSeen;
import org.personalcontainers.core.status.MachineSeen.Limits;

class MachineViewTest {
  private static MachineSeen machine(Limits limits, Clock clock, int used, String... modules) {
    return new MachineSeen(
        1024,
        Fact.known(limits),
        Fact.known(new TreeSet<>(Arrays.asList(modules))),
        Fact.known(clock),
        new TreeMap<>(Map.of(new HostPath("/var/lib/docker"), new DiskSeen(16_384, used))));
  }

  private static String fact(MachineSeen machine, String name) {
    return MachineView.facts(machine).stream()
        .filter(fact -> fact.name().equals(name))
        .map(Member.Fact::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMachineOfWhichNothingStopsAnybodyLacksNothing() {
    MachineSeen machine = machine(Limits.IGNORED, Clock.SYNCHRONISED, 90);
    assertEquals(List.of(), MachineView.lacks(machine));
    assertTrue(fact(machine, "limits on memory").contains("cgroup_enable=memory"));
    assertEquals("/var/lib/docker 16384 MiB, 90 %", fact(machine, "disks"));
  }

  @Test
  void whatStopsSomebodysWorkIsSaidWithWhatToDo() {
    MachineSeen machine = machine(Limits.HEEDED, Clock.LEFT_ALONE, 95, "macvlan", "vxlan");
    assertEquals(
        List.of(
            "the disk of /var/lib/docker is more than 90 % full: make room",
            "its kernel has no macvlan, vxlan: install one that has",
            "its clock is not synchronised: certificates may seem out of date"),
        MachineView.lacks(machine));
    assertEquals("heeded", fact(machine, "limits on memory"));
    assertEquals("macvlan, vxlan", fact(machine, "kernel lacks"));
  }

  @Test
  void whatIsNotKnownIsNoLack() {
    MachineSeen machine =
        new MachineSeen(
            1024,
            Fact.unknown("no groups"),
            Fact.unknown("no list"),
            Fact.unknown("no daemon"),
            new TreeMap<>());
    assertEquals(List.of(), MachineView.lacks(machine));
    assertEquals("not known: no daemon", fact(machine, "clock"));
  }
}
