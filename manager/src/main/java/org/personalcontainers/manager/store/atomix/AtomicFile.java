package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.personalcontainers.link.disk.DurableFile;

/**
 * Files that are there as a whole or not at all, and last once they are there. Only ours to read.
 */
final class AtomicFile {
  private static final String UNFINISHED = ".new";
  private static final FileAttribute<Set<PosixFilePermission>> OUR_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private AtomicFile() {}

  static Path directory(Path path) throws IOException {
    return Files.createDirectories(path, OUR_DIRECTORY);
  }

  static void write(Path file, byte[] content) throws IOException {
    new DurableFile(file).write(content);
  }

  /** What was renamed or deleted in it stays so. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }
}
