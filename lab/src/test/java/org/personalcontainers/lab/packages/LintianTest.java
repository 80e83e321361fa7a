package org.personalcontainers.lab.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Packages;
import org.personalcontainers.lab.real.Program;

/** Debian's own judge of packages: no error, and no warning but those that we know. */
@Tag("slow")
class LintianTest {
  private static final Path LINTIAN = Path.of("/usr/bin/lintian");

  private static final Set<String> KNOWN =
      Set.of(
          // It knows Java up to 21.
          "unknown-java-class-version",
          // What systemd starts lies in libexec, and nobody types it.
          "no-manual-page");

  @Test
  void findsNothingNewInAnyOfOurPackages() {
    assertTrue(Files.isExecutable(LINTIAN), "lintian is missing: apt-get install lintian");
    List<String> typed = new ArrayList<>(List.of(LINTIAN.toString(), "--allow-root"));
    List<Path> files = Packages.ofTheCheckout().files();
    assertEquals(3, files.size(), "not all are built: mvn -pl lab -am package");
    files.forEach(file -> typed.add(file.toString()));

    Output said = Program.of(typed).within(Duration.ofMinutes(5)).run();

    assertTrue(said.exit() == 0 || said.exit() == 2, said.toString());
    assertEquals(List.of(), said.out().lines().filter(line -> !isKnown(line)).toList());
  }

  private static boolean isKnown(String line) {
    return line.startsWith("W: ") && KNOWN.contains(line.split(" ", 4)[2]);
  }
}
