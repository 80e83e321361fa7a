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
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    storage.makeDirectories(directory());
    storage.writeSynced(fresh, content);
    storage.rename(fresh, path);
    storage.syncDirectory(directory());
  }

  /** Gone for ever once the call has returned. */
  public void remove() throws IOException {
    storage.remove(path);
    storage.syncDirectory(directory());
  }

  private Path directory() throws IOException {
    return Optional.ofNullable(path.toAbsolutePath().getParent())
        .orElseThrow(() -> new IOException(path + " lies in no directory"));
  }
}
