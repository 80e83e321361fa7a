package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which system disks stay when a new one was made. */
class SystemDisksTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir private Path directory = Path.of("");
  private SystemDisks disks = new SystemDisks(directory);

  @BeforeEach
  void start() {
    disks = new SystemDisks(directory);
  }

  @Test
  void thePlainOneStaysHoweverOldItIs() throws IOException {
    Path plain = disk("recipe.img", Duration.ofDays(90));
    manyOld();

    disks.forgetOldest(plain, NOW);

    assertEquals(
        List.of(
            "recipe-1.img",
            "recipe-2.img",
            "recipe-3.img",
            "recipe-4.img",
            "recipe.busybox",
            "recipe.img"),
        names());
  }

  @Test
  void useCountsAndNotAge() throws IOException {
    Path plain = disk("recipe.img", Duration.ofDays(90));
    manyOld();
    disks.used(directory.resolve("recipe-6.img"), NOW.minus(Duration.ofHours(1)));

    disks.forgetOldest(plain, NOW);

    assertEquals(
        List.of(
            "recipe-1.img",
            "recipe-2.img",
            "recipe-3.img",
            "recipe-6.img",
            "recipe.busybox",
            "recipe.img"),
        names());
  }

  @Test
  void whatALabIsAboutToCopyStays() throws IOException {
    Path plain = disk("recipe.img", Duration.ofDays(90));
    manyOld();
    for (int i = 1; i <= 6; i++) {
      disks.used(directory.resolve("recipe-" + i + ".img"), NOW.minus(Duration.ofMinutes(i)));
    }

    disks.forgetOldest(plain, NOW);

    assertEquals(8, names().size(), names().toString());
  }

  private void manyOld() throws IOException {
    for (int i = 1; i <= 6; i++) {
      disk("recipe-" + i + ".img", Duration.ofDays(i));
    }
    disk("recipe.busybox", Duration.ofDays(90));
  }

  private Path disk(String name, Duration age) throws IOException {
    return disks.used(Files.createFile(directory.resolve(name)), NOW.minus(age));
  }

  private List<String> names() {
    return Disk.list(directory).stream().map(path -> path.getFileName().toString()).toList();
  }
}
