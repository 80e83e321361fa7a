package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.ClusterName;

class JoinPaperTest {
  private static final String TEXT =
      "cluster: %s\nkey: pc-0000-0000-0000-0000-0000-0000-0000\nmanagers: [pi1.local]\n";

  @TempDir private Path directory;
  private Path home;
  private Path boot;

  @BeforeEach
  void place() throws IOException {
    home = directory.resolve("etc/personal-containers/join.yml");
    boot = directory.resolve("boot/personal-containers.yml");
    Files.createDirectories(directory.resolve("boot"));
  }

  private JoinPaper.Found read() throws IOException {
    return new JoinPaper(home, boot).read();
  }

  private ClusterName cluster() throws IOException {
    return assertInstanceOf(JoinPaper.Found.Good.class, read()).file().cluster();
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  @Test
  void noneIsNone() throws IOException {
    assertEquals(new JoinPaper.Found.None(), read());
    Files.delete(directory.resolve("boot"));
    assertEquals(new JoinPaper.Found.None(), read());
  }

  @Test
  void takesOverWhatLiesOnTheBootPartition() throws IOException {
    write(boot, TEXT.formatted("home"));
    assertEquals(new ClusterName("home"), cluster());
    assertFalse(Files.exists(boot));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
    assertEquals(new ClusterName("home"), cluster());
  }

  @Test
  void theOneOnTheBootPartitionIsTheNewer() throws IOException {
    write(home, TEXT.formatted("home"));
    write(boot, TEXT.formatted("work"));
    assertEquals(new ClusterName("work"), cluster());
    assertEquals(new ClusterName("work"), cluster());
  }

  /** The power went after the copy was made, or while it was. */
  @Test
  void whatWasHalfDoneIsDoneAgain() throws IOException {
    write(home, TEXT.formatted("home"));
    write(boot, TEXT.formatted("home"));
    assertEquals(new ClusterName("home"), cluster());
    assertFalse(Files.exists(boot));

    write(home.resolveSibling("join.yml.new"), "cluster: ho");
    write(boot, TEXT.formatted("work"));
    assertEquals(new ClusterName("work"), cluster());
    assertFalse(Files.exists(home.resolveSibling("join.yml.new")));
  }

  @Test
  void aBadOneStaysWhereItCanBeMended() throws IOException {
    write(home, TEXT.formatted("home"));
    write(boot, "cluster: work\n");
    JoinPaper.Found.Bad bad = assertInstanceOf(JoinPaper.Found.Bad.class, read());
    assertTrue(bad.problems().getFirst().file().endsWith("personal-containers.yml"));
    assertTrue(Files.exists(boot));
    assertEquals(TEXT.formatted("home"), Files.readString(home));
  }
}
