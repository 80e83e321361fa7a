package org.personalcontainers.link.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A filesystem, in the steps between which the power may fail. */
public interface Storage {
  /** The node's own disk. */
  static Storage ofThisNode() {
    return new SyncedStorage();
  }

  /** Throws {@link java.nio.file.NoSuchFileException} where there is none. */
  byte[] read(Path file) throws IOException;

  /** Its content is on the disk when the call returns, its name perhaps not. */
  void writeSynced(Path file, byte[] content) throws IOException;

  /** In one moment; on the disk only after the directory is synced. */
  void rename(Path from, Path to) throws IOException;

  /** Where there was none nothing happens; on the disk only after the directory is synced. */
  void remove(Path file) throws IOException;

  void makeDirectories(Path directory) throws IOException;

  /** Puts the names in it on the disk. */
  void syncDirectory(Path directory) throws IOException;
}
