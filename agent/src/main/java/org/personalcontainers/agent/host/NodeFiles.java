package org.personalcontainers.agent.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The node's files. What was written is on the disk when the call returns, all of it or none. */
final class NodeFiles {
  private static final long LARGEST = 8 * 1024 * 1024;
  private static final long SETTLED = 1_000;

  private static final Set<PosixFilePermission> FOR_ALL =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> FOR_US =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> ROOM_FOR_US =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;
  private final LongSupplier date;

  NodeFiles(Path root) {
    this(root, System::currentTimeMillis);
  }

  /**
   * @param date of now, as files have it
   */
  NodeFiles(Path root, LongSupplier date) {
    this.root = root;
    this.date = date;
  }

  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** One character per byte, so that what we don't understand stays as it is. */
  Optional<String> read(String path) throws IOException {
    Path file = at(path);
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(path + " has more than " + LARGEST + " bytes");
      }
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Without a size of its own, as the kernel's files are. */
  String readKernel(String path) throws IOException {
    return new String(Files.readAllBytes(at(path)), StandardCharsets.UTF_8);
  }

  List<String> list(String directory) throws IOException {
    try (Stream<Path> files = Files.list(at(directory))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  boolean exists(String path) {
    return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  boolean isDirectory(String path) {
    return Files.isDirectory(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What changes with anything of a file but what is read of it. Empty where nobody can tell: a
   * file that changed within the kernel's last ticks may change again without another stamp.
   */
  Optional<String> stamp(String path) {
    try {
      Map<String, Object> told =
          Files.readAttributes(at(path), "unix:dev,ino,ctime", LinkOption.NOFOLLOW_LINKS);
      long age =
          date.getAsLong() - ((FileTime) Objects.requireNonNull(told.get("ctime"))).toMillis();
      return age < SETTLED
          ? Optional.empty()
          : Optional.of(told.get("dev") + "/" + told.get("ino") + "/" + told.get("ctime"));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  void write(String path, String text) throws IOException {
    replace(at(path), prepare(path, text, permissions(path)));
  }

  /** Nobody but us reads it, from its first byte on. */
  void writePrivate(String path, String text) throws IOException {
    replace(at(path), prepare(path, text, FOR_US));
  }

  private Set<PosixFilePermission> permissions(String path) throws IOException {
    return Files.exists(at(path)) ? Files.getPosixFilePermissions(at(path)) : FOR_ALL;
  }

  /** Refuses where the file is not what the text was made from any more. */
  void writeUnlessChanged(String path, String text, Optional<String> madeFrom) throws IOException {
    Path prepared = prepare(path, text, permissions(path));
    if (!read(path).equals(madeFrom)) {
      Files.delete(prepared);
      throw new ChangedMeanwhile(path);
    }
    replace(at(path), prepared);
  }

  private Path prepare(String path, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path file = at(path);
    Path directory = Objects.requireNonNull(file.getParent());
    makeDirectories(directory);
    Path prepared = directory.resolve("." + file.getFileName() + ".personal-containers");
    try (FileChannel channel =
        FileChannel.open(
            prepared,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(FOR_US))) {
      Files.setPosixFilePermissions(prepared, permissions);
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return prepared;
  }

  private static void replace(Path file, Path prepared) throws IOException {
    Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(Objects.requireNonNull(file.getParent()));
  }

  void makeDirectories(String path) throws IOException {
    makeDirectories(at(path));
  }

  /** One that nobody but us enters; those above it are there. */
  void makePrivateDirectory(String path) throws IOException {
    makeDirectories(Objects.requireNonNull(at(path).getParent()));
    try {
      Files.createDirectory(at(path), PosixFilePermissions.asFileAttribute(ROOM_FOR_US));
    } catch (FileAlreadyExistsException e) {
      if (!isDirectory(path)) {
        throw e;
      }
      Files.setPosixFilePermissions(at(path), ROOM_FOR_US);
    }
  }

  private static void makeDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = Objects.requireNonNull(directory.getParent());
    makeDirectories(parent);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    sync(directory);
    sync(parent);
  }

  /** Gone from the disk when the call returns, whether it was there or not. */
  void remove(String path) throws IOException {
    Path file = at(path);
    if (Files.deleteIfExists(file)) {
      sync(Objects.requireNonNull(file.getParent()));
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
