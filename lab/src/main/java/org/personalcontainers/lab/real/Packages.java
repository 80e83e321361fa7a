package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Our own Debian packages, as the checkout has built them: MODULE/target/*.deb. */
public record Packages(List<Path> files) {
  /**
   * Each makes a start-up cache, which takes seconds on a quiet machine and minutes on a busy one.
   */
  private static final Duration INSTALLING = Duration.ofMinutes(10);

  public Packages {
    files = List.copyOf(files);
  }

  public static Packages ofTheCheckout() {
    return new Packages(
        Checkout.found().stream()
            .flatMap(root -> Disk.list(root).stream())
            .filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
            .flatMap(module -> Disk.list(module.resolve("target")).stream())
            .filter(file -> file.toString().endsWith(".deb"))
            .toList());
  }

  String hash() {
    return Recipe.hashOfFiles(files);
  }

  /** Into a directory of a running node, which is made; nothing is installed. */
  public void copyTo(RealNode node, String directory) {
    node.output("mkdir", "-p", directory);
    String inside = node.inside(directory).toString();
    files.forEach(file -> Program.of("cp", file.toString(), inside).done());
  }

  /** Into a system disk mounted at the tree, as if it had been booted, but for its daemons. */
  void installInto(Path tree) {
    Path inside = tree.resolve("root/packages");
    Disk.makeDirectory(inside);
    files.forEach(file -> Program.of("cp", file.toString(), inside.toString()).done());
    Path policy = tree.resolve("usr/sbin/policy-rc.d");
    Disk.write(policy, "#!/bin/sh\nexit 101");
    Program.of("chmod", "755", policy.toString()).done();
    Output output =
        Program.of("chroot", tree.toString(), "sh", "-c", "dpkg -i /root/packages/*.deb")
            .within(INSTALLING)
            .run();
    Disk.deleteTree(inside);
    Disk.delete(policy);
    if (!output.ok()) {
      throw new LabProblem(this + " can't be installed on a node: " + output.complaint());
    }
  }

  @Override
  public String toString() {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.joining(", "));
  }
}
