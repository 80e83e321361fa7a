package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The system disk that every node starts from, made once per recipe: a whole Debian on ext4. Beside
 * it a tiny image for the outer engine, whose only task is to make such a disk its root.
 */
final class NodeImage {
  private static final Duration BUILDING = Duration.ofMinutes(15);

  private final LabHome home;
  private final Engine engine;
  private final Pool pool;
  private final SystemDisks disks;
  private final Recipe recipe = Recipe.ofThisVersion();

  NodeImage(LabHome home, Engine engine, Pool pool) {
    this.home = home;
    this.engine = engine;
    this.pool = pool;
    this.disks = new SystemDisks(pool.golden());
  }

  /** The image of the outer engine that boots a disk. */
  String starter() {
    return "personal-containers-lab:" + recipe.starterHash();
  }

  /** A system disk with nothing of ours on it. */
  Path plain() {
    return pool.golden().resolve(recipe.hash() + ".img");
  }

  void makeReady(Voice voice) {
    if (!Files.exists(plain())) {
      build(voice);
    }
    disks.used(plain(), Instant.now());
    if (!engine.docker("image", "inspect", starter()).run().ok()) {
      importStarter();
    }
  }

  /** A system disk with our packages on it; the plain one while there are none. */
  Path with(Packages packages, Voice voice) {
    if (packages.files().isEmpty()) {
      return plain();
    }
    Path disk = pool.golden().resolve(recipe.hash() + "-" + packages.hash() + ".img");
    if (!Files.exists(disk)) {
      voice.say("Installing " + packages + " on the nodes' system disk.");
      install(packages, disk);
      disks.forgetOldest(plain(), Instant.now());
    }
    return disks.used(disk, Instant.now());
  }

  private void build(Voice voice) {
    pool.mustHaveRoom();
    voice.say("Building the node image (once per recipe; two to four minutes).");
    clearBuild();
    Disk.makeDirectory(tree());
    fillWithDebian(voice);
    voice.say("  packages of a node");
    Disk.write(home.build().resolve("build-tree.sh"), recipe.buildTree());
    Program.of("sh", home.build().resolve("build-tree.sh").toString(), tree().toString())
        .within(BUILDING)
        .done();
    voice.say("  system disk");
    makeDisk();
    clearBuild();
  }

  private void fillWithDebian(Voice voice) {
    String image = "debian:" + recipe.suite();
    if (engine.docker("pull", "-q", image).within(Duration.ofMinutes(3)).run().ok()) {
      voice.say("  Debian " + recipe.suite() + " from the image " + image);
      exportInto(image);
    } else {
      voice.say("  Debian " + recipe.suite() + " by debootstrap (no image registry answers)");
      debootstrap();
    }
  }

  private void exportInto(String image) {
    Path tar = home.build().resolve("debian.tar");
    String container = engine.docker("create", image, "true").output();
    engine.docker("export", "-o", tar.toString(), container).within(BUILDING).done();
    engine.docker("rm", container).done();
    Program.of("tar", "-xf", tar.toString(), "-C", tree().toString()).within(BUILDING).done();
    Disk.delete(tar);
  }

  private void debootstrap() {
    Program.of(
            "debootstrap",
            "--variant=minbase",
            recipe.suite(),
            tree().toString(),
            DebianMirror.ofThisMachine())
        .within(BUILDING)
        .done();
  }

  private void makeDisk() {
    Disk.makeDirectory(pool.golden());
    Path fresh = pool.golden().resolve(".fresh.img");
    Disk.delete(fresh);
    Program.of(
            "mkfs.ext4",
            "-q",
            "-F",
            "-E",
            "lazy_itable_init=0,lazy_journal_init=0",
            "-d",
            tree().toString(),
            fresh.toString(),
            NodeDisks.SYSTEM_SIZE)
        .within(BUILDING)
        .done();
    Program.of("cp", tree().resolve("usr/bin/busybox").toString(), busybox().toString()).done();
    Disk.move(fresh, plain());
  }

  private void importStarter() {
    clearBuild();
    Path starter = home.build().resolve("starter");
    List.of("bin", "newroot", "proc", "sys", "dev", "run", "tmp")
        .forEach(name -> Disk.makeDirectory(starter.resolve(name)));
    Disk.write(starter.resolve("lab-init"), recipe.firstProcess());
    Program.of("chmod", "755", starter.resolve("lab-init").toString()).done();
    Program.of("cp", busybox().toString(), starter.resolve("bin/busybox").toString()).done();
    List.of("sh", "mount", "umount", "hostname", "pivot_root")
        .forEach(
            name ->
                Program.of("ln", "-s", "busybox", starter.resolve("bin/" + name).toString())
                    .done());
    Path tar = home.build().resolve("starter.tar");
    Program.of("tar", "-cf", tar.toString(), "-C", starter.toString(), ".").done();
    engine.docker("import", tar.toString(), starter()).done();
    clearBuild();
  }

  private void install(Packages packages, Path disk) {
    clearBuild();
    Path fresh = pool.golden().resolve(".fresh.img");
    Pool.copy(plain(), fresh);
    Disk.makeDirectory(tree());
    Program.of("mount", "-o", "loop", fresh.toString(), tree().toString()).done();
    try {
      Program.of("mount", "-t", "proc", "proc", tree().resolve("proc").toString()).done();
      packages.installInto(tree());
    } finally {
      clearBuild();
    }
    Disk.move(fresh, disk);
  }

  /** A build that was killed leaves mounts behind: they go first, then the files. */
  private void clearBuild() {
    for (Path mounted : List.of(tree().resolve("proc"), tree())) {
      if (Program.of("mountpoint", "-q", mounted.toString()).run().ok()) {
        Program.of("umount", mounted.toString()).done();
      }
    }
    Disk.deleteTree(home.build());
  }

  private Path tree() {
    return home.build().resolve("tree");
  }

  private Path busybox() {
    return pool.golden().resolve(recipe.hash() + ".busybox");
  }
}
