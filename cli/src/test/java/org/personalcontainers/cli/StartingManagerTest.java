package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Surroundings;

/** A manager's node just after its power came back: the agent runs, the manager does not yet. */
final class StartingManagerTest {
  @TempDir Path directory;
  private Map<String, String> variables;

  @BeforeEach
  void giveTheNodeAManagerThatSystemdStarts() throws IOException {
    Path units = Files.createDirectory(directory.resolve("units"));
    Files.createFile(units.resolve("personal-containers-manager.service"));
    Files.createDirectory(directory.resolve("home"));
    Files.createFile(directory.resolve("agent.sock"));
    variables =
        Map.of(
            "PCCTL_RUN", directory.toString(),
            "PCCTL_UNITS", units.toString(),
            "HOME", directory.resolve("home").toString());
  }

  @Test
  void itIsNotTakenForANodeWithoutOne() {
    Answer answer = run("cluster", "status");

    assertEquals(ExitCode.UNREACHABLE, answer.code());
    assertFalse(answer.err().contains("bootstrap"), answer.err());
    assertTrue(answer.err().contains("the manager of this node does not answer"), answer.err());
    assertTrue(answer.err().contains("systemctl status"), answer.err());
  }

  @Test
  void noFirstKeyIsMadeBesideIt() {
    Answer answer = run("cluster", "key");

    assertEquals(ExitCode.UNREACHABLE, answer.code(), answer.out());
    assertEquals("", answer.out());
  }

  @Test
  void whoWatchesWaitsForIt() throws Exception {
    FutureTask<Answer> watching = new FutureTask<>(() -> run("cluster", "status", "--watch"));
    Thread person = Thread.ofPlatform().start(watching);
    while (person.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(person.isAlive(), "it gave up at once");
      Thread.onSpinWait();
    }

    try (Stage _ = Stage.of("nothing-to-do", directory)) {
      Answer answer = watching.get();
      assertEquals(ExitCode.DONE, answer.code(), answer.err());
      assertTrue(answer.out().contains("asking again"), answer.out());
      assertTrue(answer.out().contains("all is as declared"), answer.out());
    }
  }

  private Answer run(String... typed) {
    return Answer.in(new Answer.Around(variables, Surroundings.Surface.PIPE), "", typed);
  }
}
