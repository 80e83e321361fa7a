package org.personalcontainers.lab.real;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The directory that holds everything of all labs of this machine. */
public record LabHome(Path root) {
  private static final Path USUAL = Path.of("/var/lib/personal-containers-lab");

  /** Unix sockets lie below; the kernel takes names of 107 bytes at most. */
  private static final int LONGEST = 50;

  private static final Pattern SHAPE = Pattern.compile("(/[A-Za-z0-9._-]+)+");

  public LabHome {
    if (!SHAPE.matcher(root.toString()).matches() || root.toString().length() > LONGEST) {
      throw new LabProblem.BadRequest(
          "the lab's home \""
              + root
              + "\" must be an absolute path of at most "
              + LONGEST
              + " plain letters: change PC_LAB_HOME");
    }
  }

  /** The directory of PC_LAB_HOME, else the usual one. */
  public static LabHome ofThisMachine() {
    return new LabHome(
        Optional.ofNullable(System.getenv("PC_LAB_HOME")).map(Path::of).orElse(USUAL));
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path engine() {
    return root.resolve("engine");
  }

  Path build() {
    return root.resolve("build");
  }

  /** Images of programs, for the engines of the nodes. */
  public Path images() {
    return root.resolve("images");
  }

  Path poolFile() {
    return root.resolve("pool.img");
  }

  Path pool() {
    return root.resolve("pool");
  }

  Path labs() {
    return root.resolve("labs");
  }

  LabDirectory lab(LabName name) {
    return new LabDirectory(name, labs().resolve(name.value()));
  }

  List<LabDirectory> existingLabs() {
    return Disk.list(labs()).stream()
        .map(path -> lab(new LabName(path.getFileName().toString())))
        .toList();
  }
}
