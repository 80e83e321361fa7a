package org.personalcontainers.lab.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small files and directories of this machine; failures are problems of the lab. */
public final class Disk {
  private Disk() {}

  public static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LabProblem(file + " can't be read: " + e, e);
    }
  }

  /** What the kernel says of a process, which may end while it says so: then nothing. */
  static String readIfThere(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** The whole file or none of it, whenever we are killed. */
  public static void write(Path file, String text) {
    try {
      Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
      Files.createDirectories(file.getParent());
      Files.writeString(fresh, text + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LabProblem(file + " can't be written: " + e, e);
    }
  }

  public static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new LabProblem(directory + " can't be made: " + e + "; are you root?", e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LabProblem(file + " can't be deleted: " + e, e);
    }
  }

  /** Never crosses into another filesystem: what is mounted below is not ours to delete. */
  public static void deleteTree(Path directory) {
    Program.of("rm", "-rf", "--one-file-system", directory.toString()).done();
  }

  public static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LabProblem(from + " can't be moved to " + to + ": " + e, e);
    }
  }

  /** What lies in a directory, by name, without hidden files; empty where there is none. */
  public static List<Path> list(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
