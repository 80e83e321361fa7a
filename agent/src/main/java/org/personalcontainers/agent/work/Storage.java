package org.personalcontainers.agent.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** A filesystem, in the steps between which the power may fail. */
interface Storage {
  /** Throws {@link java.nio.file.NoSuchFileException} where there is none. */
  byte[] read(Path file) throws IOException;

  /** Its content is on the disk when the call returns, its name perhaps not. */
  void writeSynced(Path file, byte[] content) throws IOException;

  /** In one moment; on the disk only after the directory is synced. */
  void rename(Path from, Path to) throws IOException;

  void makeDirectories(Path directory) throws IOException;

  /** Puts the names in it on the disk. */
  void syncDirectory(Path directory) throws IOException;

  /** Old or new, whenever the power fails; new for ever once the call has returned. */
  default void replace(Path file, byte[] content) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    makeDirectories(directory);
    writeSynced(fresh, content);
    rename(fresh, file);
    syncDirectory(directory);
  }
}
