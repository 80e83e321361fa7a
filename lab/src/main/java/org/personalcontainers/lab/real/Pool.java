package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where all disk images lie: an XFS on a sparse file, whose copies share their blocks. A new disk,
 * a snapshot, an old disk put back: a hundredth of a second each, and no space.
 */
final class Pool {
  private static final long SIZE_GIB = 80;
  private static final long LEAST_FREE_GIB = 8;
  private static final long GIB = 1L << 30;

  private final LabHome home;

  Pool(LabHome home) {
    this.home = home;
  }

  void open() {
    if (isOpen()) {
      return;
    }
    if (!Files.exists(home.poolFile())) {
      make();
    }
    Disk.makeDirectory(home.pool());
    // discard: what is deleted in the pool goes back to the machine.
    Output mounted =
        Program.of(
                "mount",
                "-o",
                "loop,discard",
                "-t",
                "xfs",
                home.poolFile().toString(),
                home.pool().toString())
            .run();
    if (!mounted.ok()) {
      throw new LabProblem(
          "The pool of the nodes' disks can't be mounted: "
              + mounted.complaint()
              + ". The lab needs a kernel with XFS and loop devices, and the right to mount.");
    }
  }

  void close() {
    if (isOpen()) {
      Program.of("umount", home.pool().toString()).done();
    }
  }

  void mustHaveRoom() {
    long free = home.root().toFile().getUsableSpace() / GIB;
    if (free < LEAST_FREE_GIB) {
      throw new LabProblem(
          "Only "
              + free
              + " GiB are free at "
              + home.root()
              + ", the lab needs "
              + LEAST_FREE_GIB
              + ": make room, or set PC_LAB_HOME to a directory on a bigger disk.");
    }
  }

  Path golden() {
    return home.pool().resolve("golden");
  }

  Path disksOf(LabName lab) {
    return home.pool().resolve("labs").resolve(lab.value());
  }

  static void copy(Path from, Path to) {
    Program.of("cp", "--reflink=always", from.toString(), to.toString()).done();
  }

  boolean isOpen() {
    return Disk.read(Path.of("/proc/self/mounts"))
        .filter(mounts -> mounts.contains(" " + home.pool() + " "))
        .isPresent();
  }

  private void make() {
    mustHaveRoom();
    Path fresh = home.root().resolve("pool.new");
    Program.of("truncate", "-s", SIZE_GIB + "G", fresh.toString()).done();
    Program.of("mkfs.xfs", "-q", "-f", "-m", "reflink=1", fresh.toString()).done();
    Disk.move(fresh, home.poolFile());
  }
}
