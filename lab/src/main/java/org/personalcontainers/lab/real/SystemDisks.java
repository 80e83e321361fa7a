package org.personalcontainers.lab.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The system disks that nodes are copied from, of every recipe and every build of our packages. */
record SystemDisks(Path directory) {
  /** Besides the plain one: they serve other checkouts. */
  static final int KEPT = 4;

  /** Between being handed out and being copied to a node, on a very busy machine. */
  static final Duration HANDED_OUT = Duration.ofMinutes(15);

  /** Notes that a lab is about to copy it. */
  Path used(Path disk, Instant now) {
    try {
      return Files.setLastModifiedTime(disk, FileTime.from(now));
    } catch (IOException e) {
      throw new LabProblem(disk + " can't be marked as used: " + e, e);
    }
  }

  /** Nodes have copies of their own, so any may go but the plain one and what is being copied. */
  void forgetOldest(Path plain, Instant now) {
    images().stream()
        .filter(disk -> !disk.equals(plain))
        .sorted(Comparator.comparing(SystemDisks::lastUse).reversed())
        .skip(KEPT)
        .filter(disk -> lastUse(disk).isBefore(now.minus(HANDED_OUT)))
        .forEach(Disk::delete);
  }

  private List<Path> images() {
    return Disk.list(directory).stream().filter(path -> path.toString().endsWith(".img")).toList();
  }

  private static Instant lastUse(Path disk) {
    return Instant.ofEpochMilli(disk.toFile().lastModified());
  }
}
