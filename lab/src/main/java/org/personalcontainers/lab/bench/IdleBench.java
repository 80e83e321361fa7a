package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What our daemons cost a node that has nothing to do. */
@Command(
    name = "idle",
    aliases = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Memory, processor time and bytes written of agent and manager,",
      "on a cluster that has nothing to do."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench idle",
      "  ./pcctl lab bench idle --lab mine --minutes 60"
    })
public final class IdleBench implements Callable<Integer> {
  private static final double TICKS_PER_SECOND = 100;
  private static final Map<String, String> UNITS = units();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long nothing is done (default: ${DEFAULT-VALUE}).")
  private int minutes = 5;

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "Nodes that are up, as they are; else a cluster is made, and taken down after.")
  private Optional<LabName> there = Optional.empty();

  @Override
  public Integer call() {
    if (minutes < 1) {
      throw new LabProblem.BadRequest(
          "--minutes " + minutes + " measures nothing: write 1 or more");
    }
    Subject.measure(there, IdleBench::say, this::measure);
    return 0;
  }

  private void measure(RealLab lab) {
    Duration time = Duration.ofMinutes(minutes);
    List<Map<String, DaemonSample>> before = lab.nodes().stream().map(IdleBench::samples).toList();
    Patience.letPass(time);
    say(row("after " + minutes + " min", "RSS MB", "PSS MB", "CPU %", "KB/hour"));
    for (int which = 0; which < before.size(); which++) {
      print(lab.nodes().get(which), before.get(which), time);
    }
    say("Aims: agent 80 MB RSS, 1 % of a core; manager 100 MB, 2 %; both 135 MB PSS.");
  }

  private static Map<String, DaemonSample> samples(RealNode node) {
    Map<String, DaemonSample> samples = new LinkedHashMap<>();
    UNITS.forEach(
        (name, unit) -> DaemonSample.of(node, unit).ifPresent(sample -> samples.put(name, sample)));
    return samples;
  }

  private static void print(RealNode node, Map<String, DaemonSample> before, Duration time) {
    Map<String, DaemonSample> after = samples(node);
    long pss = 0;
    for (Map.Entry<String, DaemonSample> now : after.entrySet()) {
      pss += now.getValue().pss();
      DaemonSample then = before.get(now.getKey());
      if (then == null || then.process() != now.getValue().process()) {
        say(node + " " + now.getKey() + ": was started anew meanwhile");
      } else {
        say(line(node + " " + now.getKey(), then, now.getValue(), time));
      }
    }
    if (after.size() > 1) {
      say(row(node + " both", "", megabytes(pss), "", ""));
    }
  }

  private static String line(String name, DaemonSample then, DaemonSample now, Duration time) {
    double share = (now.ticks() - then.ticks()) / TICKS_PER_SECOND / time.toSeconds() * 100;
    double perHour = (now.written() - then.written()) / 1024.0 * 3600 / time.toSeconds();
    return row(
        name,
        megabytes(now.rss()),
        megabytes(now.pss()),
        String.format(Locale.ROOT, "%.2f", share),
        String.format(Locale.ROOT, "%.0f", perHour));
  }

  private static String megabytes(long kilobytes) {
    return String.format(Locale.ROOT, "%.1f", kilobytes / 1024.0);
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-20s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, "%10s", cell));
    }
    return row.toString();
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put("agent", "personal-containers-agent.service");
    units.put("manager", "personal-containers-manager.service");
    return units;
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
