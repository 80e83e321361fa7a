package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;

/** What is typed about nodes that are silent, or wait to be let in. */
final class KnockersTalkTest {
  @TempDir Path directory;
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    stage = Stage.of("nothing-to-do", directory);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @Test
  void silentNodeIsShownWithItsReason() {
    stage
        .scene()
        .cluster()
        .see(new NodeName("pi2"), new Observation.Unreachable("no route", Duration.ofSeconds(9)));
    String nodes = stage.run("node", "ls").out();
    assertTrue(nodes.contains("silent: no route"), nodes);
    assertTrue(nodes.contains("its key has expired"), nodes);
  }

  @Test
  void lateKnockerIsLetInAfterItsFingerprintWasShown() {
    Answer answer = stage.atTerminal("y\n", "node", "admit", "pi9");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.out().contains("key " + "ab".repeat(32)), answer.out());
    assertEquals(List.of(new NodeName("pi9")), stage.scene().admitted());
    assertEquals(ExitCode.BAD_INPUT, stage.run("node", "admit", "pi8", "--yes").code());
  }

  @Test
  void keyIsRevoked() {
    Answer answer = stage.run("cluster", "key", "revoke", "4f7a09c1deadbeef", "--yes");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals(1, stage.scene().revoked().size());
  }
}
