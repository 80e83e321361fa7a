package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.personalcontainers.manager.store.MemberId;

/**
 * What a member's disk was begun for. It lies there before anything else: an empty disk never takes
 * part in a group by mistake, and a disk never in another group or as another member.
 *
 * @param group all who can talk to each other; after a majority was lost, the survivors get a new
 *     one
 */
record Birth(Way way, String group, MemberId member) {
  private static final String FILE = "birth";
  private static final String LOCK = "in-use";

  /** How a member came to its group. */
  enum Way {
    FOUNDED,
    JOINED
  }

  Birth {
    if (!group.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "\"" + group + "\" is no name of a group: write up to 64 letters, digits and hyphens");
    }
  }

  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  void begin(Path directory) throws IOException {
    if (isIn(directory)) {
      throw new IOException(
          directory + " holds a member already: open it, or take an empty directory");
    }
    AtomicFile.write(
        directory.resolve(FILE),
        String.join("\n", way.name(), group, member.toString(), "")
            .getBytes(StandardCharsets.UTF_8));
  }

  static Birth read(Path directory) throws IOException {
    if (!isIn(directory)) {
      throw new IOException(directory + " holds no member of a group: found one, or join");
    }
    List<String> lines = Files.readAllLines(directory.resolve(FILE));
    try {
      return new Birth(Way.valueOf(lines.get(0)), lines.get(1), MemberId.parse(lines.get(2)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          directory.resolve(FILE) + " is damaged: restore it from another copy", e);
    }
  }

  /** Held until it is closed, or the process ends. */
  static FileChannel lock(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      // Our own process has it.
    }
    file.close();
    throw new IOException(directory + " is in use by another manager: stop that one first");
  }
}
