package org.personalcontainers.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.personalcontainers.lab.real.Checkout;
import org.personalcontainers.lab.real.LabProblem;

/** The pcctl package of this checkout, in a directory as if it were installed there. */
record UnpackedPackage(Path root) implements AutoCloseable {
  static UnpackedPackage ofTheCheckout() {
    Path file = built();
    try {
      UnpackedPackage unpacked = new UnpackedPackage(Files.createTempDirectory("pcctl-bench"));
      unpacked.unpack(file);
      return unpacked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Start launched(String... words) {
    return new Start(
        "pcctl " + String.join(" ", words),
        line(List.of(root + "/usr/bin/pcctl"), words),
        Map.of("PCCTL_ROOT", root.toString()));
  }

  /** The same jars on the same JVM, with no flags and no cache. */
  Start onPlainJava(String... words) {
    String jars = root + "/usr/share/personal-containers/pcctl/*";
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    return Start.of(
        "plain java, " + String.join(" ", words),
        line(List.of(java, "-cp", jars, "org.personalcontainers.cli.Main"), words));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(Path file) {
    run(Map.of(), "dpkg-deb", "--extract", file.toString(), root.toString());
    run(Map.of(), "dpkg-deb", "--control", file.toString(), root + "/DEBIAN");
    run(Map.of("DPKG_ROOT", root.toString()), root + "/DEBIAN/postinst", "configure");
  }

  private static void run(Map<String, String> environment, String... command) {
    new Start(command[0], List.of(command), environment).milliseconds();
  }

  private static List<String> line(List<String> program, String... words) {
    return Stream.concat(program.stream(), Stream.of(words)).toList();
  }

  /** {@code ./pcctl lab} builds it before it starts the lab. */
  private static Path built() {
    Path target = Checkout.file("cli/target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith(".deb"))
          .findFirst()
          .orElseThrow(() -> new LabProblem("there is no package in " + target + ": mvn package"));
    } catch (IOException e) {
      throw new LabProblem("can't look for the package in " + target + ": " + e.getMessage(), e);
    }
  }
}
