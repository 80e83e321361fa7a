package org.personalcontainers.lab.real;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** One node in a line, for a person. */
record NodeReport(RealNode node, LabDirectory directory) {
  static final String HEAD =
      row("NODE", "ADDRESS", "SYSTEM", "DOCKER", "GLUSTERD", "FREE / AND /GLUSTER", "LINE");

  private static final String SCRIPT =
      """
      systemctl is-system-running
      systemctl is-active docker
      systemctl is-active glusterd
      df -h --output=avail / | tail -n 1
      if mountpoint -q /gluster; then df -h --output=avail /gluster | tail -n 1; else echo no disk; fi
      """;

  String line() {
    String name = node.name() + (node.kind() == NodeKind.STRANGER ? " (stranger)" : "");
    if (!node.isRunning()) {
      return row(name, node.address(), "off", "-", "-", "-", network());
    }
    List<String> seen = node.run("sh", "-c", SCRIPT).out().lines().map(String::strip).toList();
    return seen.size() == 5
        ? row(
            name,
            node.address(),
            seen.get(0),
            seen.get(1),
            seen.get(2),
            seen.get(3) + "  " + seen.get(4),
            network())
        : row(name, node.address(), "silent", "-", "-", "-", network());
  }

  private String network() {
    SortedSet<Cut> cuts = directory.cuts();
    String broken =
        cuts.stream()
            .filter(cut -> cut.touches(node.name()))
            .map(this::words)
            .collect(Collectors.joining(", "));
    Optional<String> slow =
        directory.slowness(node.name()).map(slowness -> "slow (" + slowness + ")");
    String all = slow.map(text -> broken.isEmpty() ? text : broken + ", " + text).orElse(broken);
    return all.isEmpty() ? "whole" : all;
  }

  private String words(Cut cut) {
    return switch (cut) {
      case Cut.FromAll all -> "cut";
      case Cut.Between pair ->
          "cut from " + (pair.one().equals(node.name()) ? pair.other() : pair.one());
    };
  }

  private static String row(
      String name,
      String address,
      String system,
      String docker,
      String gluster,
      String room,
      String line) {
    return String.format(
        Locale.ROOT,
        "%-20s %-13s %-9s %-9s %-9s %-20s %s%n",
        name,
        address,
        system,
        docker,
        gluster,
        room,
        line);
  }
}
