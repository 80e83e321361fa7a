package org.personalcontainers.lab.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Program;

/** The files of an image while it is being made, in a directory of this machine. */
record Tree(Path root) {
  private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");

  /** As Debian has it: programs and libraries lie below /usr, and links lead there. */
  static Tree fresh(Path root) {
    Tree tree = new Tree(root);
    for (String name : MERGED) {
      Disk.makeDirectory(root.resolve("usr").resolve(name));
      tree.link("/" + name, "usr/" + name);
    }
    return tree;
  }

  /** Where a path of the image lies on this machine. */
  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** Also a directory with all that is in it; what a link leads to, and not the link. */
  void copy(Path from, String to) {
    Disk.makeDirectory(parent(to));
    Program.of("cp", "-rLT", "--remove-destination", from.toString(), at(to).toString()).done();
  }

  void write(String path, String content) {
    try {
      Files.createDirectories(parent(path));
      Files.writeString(at(path), content);
    } catch (IOException e) {
      throw new LabProblem(at(path) + " can't be written: " + e, e);
    }
  }

  void link(String path, String target) {
    try {
      Files.createSymbolicLink(at(path), Path.of(target));
    } catch (IOException e) {
      throw new LabProblem(at(path) + " can't be made: " + e, e);
    }
  }

  void makeExecutable(String path) {
    Program.of("chmod", "755", at(path).toString()).done();
  }

  /** Whatever this machine's habits for new files are, an image's are the same everywhere. */
  void settle() {
    Disk.makeDirectory(at("/tmp"));
    Program.of("chmod", "-R", "u+w,go-w,a+rX", root.toString()).done();
    Program.of("chmod", "1777", at("/tmp").toString()).done();
  }

  private Path parent(String path) {
    return at(path).resolve("..").normalize();
  }
}
