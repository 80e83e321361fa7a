package org.personalcontainers.link.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A small file for its owner's eyes alone, which is always whole. */
public record DurableFile(Path path, Storage storage) {
  public DurableFile(Path path) {
    this(path, Storage.ofThisNode());
  }

  /** Empty where there is none. */
  public Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(storage.read(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Old or new, whenever the power fails; new for ever once the call has returned. */
  public void write(byte[] content) throws IOException {
    storage.makeDirectories(directory());
    storage.writeSynced(draft(), content);
    storage.rename(draft(), path);
    storage.syncDirectory(directory());
  }

  private Path draft() {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /** Gone for ever once the call has returned, and what a crash left of it. */
  public void remove() throws IOException {
    storage.remove(draft());
    storage.remove(path);
    storage.syncDirectory(directory());
  }

  private Path directory() throws IOException {
    return Optional.ofNullable(path.toAbsolutePath().getParent())
        .orElseThrow(() -> new IOException(path + " lies in no directory"));
  }
}
