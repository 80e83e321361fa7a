package org.personalcontainers.lab.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Program;

/** Unpacked packages of Debian, to take from. */
record DebianFiles(Tree unpacked) {
  private static final List<String> LOADERS =
      List.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1");

  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final Pattern LIBRARY = Pattern.compile("(?:=> |\\t)(/\\S+) \\(0x");

  void lay(Part.DebianPackage part, Tree tree) {
    Set<String> libraries = new TreeSet<>();
    for (Copy wanted : part.files()) {
      tree.copy(unpacked.at(wanted.from()), wanted.to());
      programs(wanted.from()).forEach(program -> libraries.addAll(libraries(program)));
    }
    libraries.addAll(loadedByLibc(libraries));
    libraries.forEach(library -> tree.copy(unpacked.at(library), library));
  }

  /** One file, as Debian's own script makes it of the same parts. */
  void layAuthorities(Tree tree) {
    String all =
        Disk.list(unpacked.at("/usr/share/ca-certificates/mozilla")).stream()
            .map(file -> Disk.read(file).orElseThrow() + "\n")
            .collect(Collectors.joining());
    tree.write("/etc/ssl/certs/ca-certificates.crt", all);
  }

  /** Each small program is a link to the one. */
  void layShell(Tree tree) {
    tree.copy(unpacked.at("/bin/busybox"), "/bin/busybox");
    Program.of(tree.at("/bin/busybox").toString(), "--list")
        .output()
        .lines()
        .filter(name -> !Files.exists(tree.at("/bin/" + name)))
        .forEach(name -> tree.link("/bin/" + name, "busybox"));
  }

  /** What the loader would load for it: also libraries of libraries. */
  private Set<String> libraries(String program) {
    String told =
        Program.of("chroot", unpacked.root().toString(), loader(), "--list", program).output();
    return found(told);
  }

  /** A thread that ends is unwound by a library that no program names. */
  private List<String> loadedByLibc(Set<String> libraries) {
    return libraries.stream()
        .filter(library -> library.endsWith("/libc.so.6"))
        .map(library -> library.replace("libc.so.6", "libgcc_s.so.1"))
        .filter(library -> Files.exists(unpacked.at(library)))
        .toList();
  }

  /** The loader itself is among them. */
  static Set<String> found(String told) {
    return LIBRARY
        .matcher(told)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String loader() {
    return LOADERS.stream()
        .filter(path -> Files.exists(unpacked.at(path)))
        .findFirst()
        .orElseThrow(() -> new LabProblem("Debian's libc has no loader that the lab knows."));
  }

  /** By their paths in the image. */
  private List<String> programs(String path) {
    Path place = unpacked.at(path);
    Stream<Path> all = Files.isDirectory(place) ? Disk.list(place).stream() : Stream.of(place);
    return all.filter(DebianFiles::isProgram)
        .map(file -> "/" + unpacked.root().relativize(file))
        .toList();
  }

  private static boolean isProgram(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.equals(stream.readNBytes(ELF.length), ELF);
    } catch (IOException e) {
      throw new LabProblem(file + " can't be read: " + e, e);
    }
  }
}
