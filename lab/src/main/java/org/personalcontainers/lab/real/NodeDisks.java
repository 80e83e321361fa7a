package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The two disks of one node: image files in the pool, attached to loop devices while it runs. */
record NodeDisks(Path directory) {
  static final String SYSTEM_SIZE = "4G";
  static final String BRICK_SIZE = "1G";

  boolean exist() {
    return Files.exists(system()) && Files.exists(brick());
  }

  /** Both new and empty; what lay on them is gone, a snapshot stays. */
  void makeFresh(Path golden) {
    Disk.makeDirectory(directory);
    Path freshBrick = directory.resolve(".brick.fresh");
    Program.of("truncate", "-s", BRICK_SIZE, freshBrick.toString()).done();
    Program.of(
            "mkfs.ext4",
            "-q",
            "-F",
            "-E",
            "lazy_itable_init=0,lazy_journal_init=0",
            freshBrick.toString())
        .done();
    Disk.move(freshBrick, brick());
    replaceSystem(golden);
  }

  /** As a pulled plug would leave the disk: the journal is replayed at the next boot from it. */
  void takeSnapshot() {
    Path fresh = directory.resolve(".snapshot.fresh");
    Pool.copy(system(), fresh);
    Disk.move(fresh, snapshot());
  }

  void rewind() {
    replaceSystem(snapshot());
  }

  boolean hasSnapshot() {
    return Files.exists(snapshot());
  }

  String attachSystem() {
    return attach(system());
  }

  String attachBrick() {
    return attach(brick());
  }

  boolean isBrickAttached() {
    return !devices(brick()).isEmpty();
  }

  /** The kernel lets a device go when its last user has ended, which may take a moment. */
  void detach() {
    Patience.until(
        Duration.ofSeconds(20), "the disks in " + directory + " to be let go", this::letGo);
  }

  private boolean letGo() {
    List<String> attached =
        List.of(system(), brick()).stream().flatMap(file -> devices(file).stream()).toList();
    attached.forEach(device -> Program.of("losetup", "-d", device).run());
    return attached.isEmpty();
  }

  private void replaceSystem(Path source) {
    Path fresh = directory.resolve(".system.fresh");
    Pool.copy(source, fresh);
    Disk.move(fresh, system());
  }

  private static String attach(Path image) {
    return Program.of("losetup", "-f", "--show", image.toString()).output();
  }

  private static List<String> devices(Path image) {
    if (!Files.exists(image)) {
      return List.of();
    }
    return Program.of("losetup", "-j", image.toString(), "-n", "-O", "NAME")
        .output()
        .lines()
        .toList();
  }

  private Path system() {
    return directory.resolve("system.img");
  }

  private Path brick() {
    return directory.resolve("brick.img");
  }

  private Path snapshot() {
    return directory.resolve("system.snapshot.img");
  }
}
