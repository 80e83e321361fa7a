package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;

/** Stacks that cluster.yml declares, against the real API. */
final class DeclaredStackTest {
  @TempDir Path directory;
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    stage = Stage.of("stack-declared", directory);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private String blog() throws IOException {
    Path file = directory.resolve("blog.yml");
    String text = "services: {web: {image: a, hostname: '$DASHBOARD_USER-${MORE:-none}'}}\n";
    return Files.writeString(file, text).toString();
  }

  private String kept() {
    return stage.scene().cluster().documents().values().stream()
        .map(document -> document.content().text())
        .reduce("", String::concat);
  }

  @Test
  void whatIsDeclaredAndNotHandedInIsSaid() {
    String status = stage.run("cluster", "status").out();
    assertTrue(status.contains("cluster.yml declares it, and it is not handed in"), status);
    assertTrue(status.contains("pcctl stack deploy core"), status);
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", "core").code());
    String after = stage.run("cluster", "status").out();
    assertFalse(after.contains("pcctl stack deploy core"), after);
  }

  @Test
  void whatClusterYmlSetsIsUsed() throws IOException {
    String status = stage.run("cluster", "status").out();
    assertTrue(status.contains("cluster.yml sets it otherwise"), status);
    Answer answer = stage.run("stack", "deploy", blog(), "--set", "MORE=some", "--yes");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(kept().contains("admin-some"), kept());
    String after = stage.run("cluster", "status").out();
    assertFalse(after.contains("cluster.yml sets it otherwise"), after);
  }

  @Test
  void whoSaysOtherwiseThanClusterYmlIsTold() throws IOException {
    Answer answer = stage.run("stack", "deploy", blog(), "--set", "DASHBOARD_USER=me", "--yes");
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("cluster.yml sets it otherwise"), answer.err());
    assertTrue(answer.err().contains("pcctl cluster edit"), answer.err());
    Answer same = stage.run("stack", "deploy", blog(), "--set", "DASHBOARD_USER=admin", "--yes");
    assertEquals(ExitCode.DONE, same.code(), same.err());
  }

  @Test
  void whatIsRemovedAndStillDeclaredIsSaid() {
    Answer answer = stage.run("stack", "rm", "blog", "--yes");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.err().contains("cluster.yml declares it still"), answer.err());
  }
}
