package org.personalcontainers.lab.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.DebianMirror;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Program;

/**
 * Debian's packages for images, by this machine's apt and from its mirror, but with lists of its
 * own: the machine may run another Debian, and nothing is installed on it.
 */
record Debian(Path home, Processor processor) {
  private static final Duration FETCHING = Duration.ofMinutes(10);
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  /** The packages and all that they depend on, unpacked; none of their scripts has run. */
  DebianFiles unpacked(List<String> packages, Path scratch) {
    Path archives = scratch.resolve("archives");
    fetch(packages, archives);
    Tree tree = Tree.fresh(scratch.resolve("debian"));
    Disk.list(archives).stream()
        .filter(file -> file.toString().endsWith(".deb"))
        .forEach(
            file ->
                Program.of("dpkg-deb", "-x", file.toString(), tree.root().toString())
                    .within(FETCHING)
                    .done());
    return new DebianFiles(tree);
  }

  /** The lists may be older than the mirror, or not there yet. */
  private void fetch(List<String> packages, Path archives) {
    Disk.makeDirectory(archives.resolve("partial"));
    if (!download(packages, archives).ok()) {
      update();
      Output second = download(packages, archives);
      if (!second.ok()) {
        throw new LabProblem(
            "apt-get can't fetch "
                + String.join(", ", packages)
                + " of Debian "
                + DebianMirror.SUITE
                + ": "
                + second.complaint()
                + ". Where the mirror has another version now, the recipe must be raised to it.");
      }
    }
  }

  private Output download(List<String> packages, Path archives) {
    List<String> words = new ArrayList<>(List.of("install", "-y", "--download-only"));
    words.addAll(List.of("-o", "Dir::Cache::archives=" + archives));
    words.addAll(packages);
    return apt(words);
  }

  private void update() {
    Disk.makeDirectory(home.resolve("state/lists/partial"));
    Disk.makeDirectory(home.resolve("cache"));
    Disk.write(
        home.resolve("sources.list"),
        "deb [signed-by=%s] %s %s main"
            .formatted(KEYS, DebianMirror.ofThisMachine(), DebianMirror.SUITE));
    Output output = apt(List.of("update"));
    if (!output.ok()) {
      throw new LabProblem(
          "apt-get can't read the lists of Debian "
              + DebianMirror.SUITE
              + ": "
              + output.complaint());
    }
  }

  /** The machine's proxies and authorities hold; its sources, wishes and packages don't. */
  private Output apt(List<String> words) {
    List<String> all = new ArrayList<>(List.of("apt-get", "-q"));
    for (String setting :
        List.of(
            "Dir::State=" + home.resolve("state"),
            "Dir::State::status=/dev/null",
            "Dir::Cache=" + home.resolve("cache"),
            "Dir::Cache::pkgcache=pkgcache.bin",
            "Dir::Cache::srcpkgcache=srcpkgcache.bin",
            "Dir::Etc::sourcelist=" + home.resolve("sources.list"),
            "Dir::Etc::sourceparts=/dev/null",
            "Dir::Etc::preferences=/dev/null",
            "Dir::Etc::preferencesparts=/dev/null",
            "APT::Architecture=" + processor,
            "APT::Architectures=" + processor,
            "APT::Install-Recommends=false",
            "APT::Sandbox::User=root")) {
      all.addAll(List.of("-o", setting));
    }
    all.addAll(words);
    return Program.of(all).within(FETCHING).run();
  }
}
