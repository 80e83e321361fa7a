package org.personalcontainers.lab.image;

import java.util.Locale;
import org.personalcontainers.lab.real.LabProblem;

/** For which processors an image can be made, by the names of Go, Debian and Docker. */
enum Processor {
  AMD64,
  ARM64;

  static Processor ofThisMachine() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> AMD64;
      case "aarch64", "arm64" -> ARM64;
      default -> throw new LabProblem("The lab makes no images for the processor " + name + ".");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
