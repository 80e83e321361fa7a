package org.personalcontainers.link.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  private DurableFile file() {
    return new DurableFile(directory.resolve("not/there/yet/fence.json"));
  }

  @Test
  void isReplacedAsAWhole() throws IOException {
    assertEquals(Optional.empty(), file().read());
    file().write(OLD);
    file().write(NEW);
    assertArrayEquals(NEW, file().read().orElseThrow());
    try (var names = Files.list(file().path().resolveSibling(""))) {
      assertEquals(1, names.count(), "no draft stays");
    }
  }

  /** A draft that a power cut left may be anybody's to read. */
  @Test
  void isItsOwnersAloneWhateverDraftWasLeft() throws IOException {
    file().write(OLD);
    Path draft = file().path().resolveSibling("fence.json.new");
    Files.writeString(draft, "half of som");
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-rw-rw-"));
    file().write(NEW);
    assertArrayEquals(NEW, file().read().orElseThrow());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())));
  }

  @Test
  void isGoneOnceRemoved() throws IOException {
    file().write(OLD);
    file().remove();
    assertFalse(Files.exists(file().path()));
    file().remove();
  }

  @Test
  void readsNothingHuge() throws IOException {
    file().write(new byte[64 * 1024]);
    assertEquals(64 * 1024, file().read().orElseThrow().length);
    file().write(new byte[64 * 1024 + 1]);
    assertThrows(IOException.class, () -> file().read());
  }
}
