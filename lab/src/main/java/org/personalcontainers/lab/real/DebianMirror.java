package org.personalcontainers.lab.real;

/** Where this machine takes its own Debian packages from. */
final class DebianMirror {
  private static final String USUAL = "http://deb.debian.org/debian/";

  private DebianMirror() {}

  static String ofThisMachine() {
    Output targets =
        Program.of(
                "apt-get",
                "indextargets",
                "--format",
                "$(REPO_URI)",
                "Identifier: Packages",
                "Origin: Debian",
                "Component: main")
            .run();
    return targets
        .out()
        .lines()
        .filter(line -> !line.contains("security"))
        .findFirst()
        .orElse(USUAL);
  }
}
