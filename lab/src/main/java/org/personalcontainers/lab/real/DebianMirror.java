package org.personalcontainers.lab.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where this machine takes its own Debian packages from. */
public final class DebianMirror {
  /** What nodes are, and what images take their files from. */
  public static final String SUITE = "trixie";

  private DebianMirror() {}

  /** Who calls itself Debian; before the first update of the lists nobody says so yet. */
  public static String ofThisMachine() {
    return mirror(List.of("Origin: Debian"))
        .or(() -> mirror(List.of()))
        .orElseThrow(
            () ->
                new LabProblem(
                    "apt knows no Debian mirror on this machine: name one in its sources, and run"
                        + " apt-get update"));
  }

  private static Optional<String> mirror(List<String> alsoAsked) {
    List<String> asked = new ArrayList<>(List.of("Identifier: Packages", "Component: main"));
    asked.addAll(alsoAsked);
    List<String> words = new ArrayList<>(List.of("apt-get", "indextargets"));
    words.addAll(List.of("--format", "$(REPO_URI)"));
    words.addAll(asked);
    return Program.of(words)
        .run()
        .out()
        .lines()
        .filter(line -> line.contains("debian") && !line.contains("security"))
        .findFirst();
  }
}
