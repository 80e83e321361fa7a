package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.yaml.ClusterYaml;

/** pcctl as a process of its own at a real terminal, which script(1) makes. */
@Timeout(120)
final class TerminalTest {
  @TempDir Path directory;

  @Test
  void personIsAskedOnceAndSeesLiveLines() throws Exception {
    try (Stage stage = Stage.of("three-fresh-nodes", directory)) {
      Path file = directory.resolve("cluster.yml");
      Files.writeString(
          file,
          "# mine\n" + ClusterYaml.print(stage.scene().cluster().books().orElseThrow().spec()));
      Session session = Session.start(stage, "cluster apply --file " + file);
      session.await("Change cluster home so? [y/N] ");
      session.type("y\n");
      assertEquals(0, session.end());
      assertTrue(session.shown().contains("\u001b[4A\u001b[J"), session.shown());
      assertTrue(session.shown().endsWith("home: all is as declared\r\n"), session.shown());
    }
  }

  @Test
  void whoLeavesIsToldThatTheClusterGoesOn() throws Exception {
    try (Stage stage = Stage.of("three-fresh-nodes", directory)) {
      stage.scene().cluster().stopWork();
      Session session = Session.start(stage, "cluster status --watch");
      session.await("home: at work");
      session.type("\u0003");
      session.end();
      assertTrue(
          session
              .shown()
              .contains("The cluster goes on; `pcctl cluster status --watch` takes it up again."),
          session.shown());
    }
  }

  @Test
  void whatIsSecretDoesNotShowWhileItIsTyped() throws Exception {
    try (Stage stage = Stage.of("nothing-to-do", directory)) {
      Session session = Session.start(stage, "secret set token");
      session.await("What shall token hold? (it does not show) ");
      session.type("planted\n");
      session.await("The same once more: ");
      session.type("planted\n");
      assertEquals(0, session.end());
      assertTrue(session.shown().contains("token is set"), session.shown());
      assertFalse(session.shown().contains("planted"), session.shown());
    }
  }

  @Test
  void whatAStackWantsToKnowIsAskedOnce() throws Exception {
    try (Stage stage = Stage.of("stack-runs", directory)) {
      Session session = Session.start(stage, "stack deploy whoami");
      session.await("Under which domain shall it answer?: ");
      session.type("whoami.example.org\n");
      session.await("How many containers? [3]: ");
      session.type("many\n");
      session.await("\"many\" is not digits");
      session.type("2\n");
      assertEquals(0, session.end(), session::shown);
      Session again = Session.start(stage, "stack deploy whoami");
      assertEquals(0, again.end(), again::shown);
      assertTrue(again.shown().startsWith("Nothing to change"), again.shown());
    }
  }

  @Test
  void whoGetsInIsAskedWhereThereIsADoor() throws Exception {
    try (Stage stage = Stage.of("stack-runs", directory)) {
      Session session = Session.start(stage, "stack deploy core");
      session.await("(empty, under none): ");
      session.type("example.org\n");
      session.await("Which user shall get in there? (empty, nobody): ");
      session.type("me\n");
      session.await("The password of me (it does not show): ");
      session.type("planted\n");
      session.await("The same once more: ");
      session.type("planted\n");
      assertEquals(0, session.end(), session::shown);
      assertFalse(session.shown().contains("planted"), session.shown());
      Session again = Session.start(stage, "stack deploy core");
      assertEquals(0, again.end(), again::shown);
      assertTrue(again.shown().startsWith("Nothing to change"), again.shown());
    }
  }

  /** It would show, and nobody would say what is waited for. */
  @Test
  void nothingSecretIsReadFromTheKeyboardWhileTheOutputGoesElsewhere() throws Exception {
    try (Stage stage = Stage.of("nothing-to-do", directory)) {
      Session session = Session.start(stage, "secret set token | cat");
      session.end();
      assertTrue(session.shown().contains("it would show when it is typed"), session.shown());
    }
  }

  /** What a person types there, and sees. */
  private static final class Session {
    private final Process process;
    private final StringBuffer shown = new StringBuffer();

    private Session(Process process) {
      this.process = process;
      Thread.ofVirtual().start(this::read);
    }

    /** Whoever runs in the background ignores Ctrl-C, and so would all that it starts. */
    static Session start(Stage stage, String typed) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder =
          new ProcessBuilder(
              "env",
              "--default-signal=INT",
              "script",
              "-qec",
              java + " org.personalcontainers.cli.Main " + typed,
              "/dev/null");
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      builder.environment().putAll(stage.variables());
      return new Session(builder.redirectErrorStream(true).start());
    }

    private void read() {
      byte[] buffer = new byte[4096];
      try {
        for (int count; (count = process.getInputStream().read(buffer)) > 0; ) {
          show(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        show(String.valueOf(e.getMessage()));
      }
    }

    private synchronized void show(String text) {
      shown.append(text);
      notifyAll();
    }

    synchronized void await(String text) throws InterruptedException {
      while (shown.indexOf(text) < 0) {
        wait(1000);
      }
    }

    void type(String text) throws IOException {
      OutputStream keyboard = process.getOutputStream();
      keyboard.write(text.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    }

    int end() throws InterruptedException {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), this::shown);
      return process.exitValue();
    }

    String shown() {
      return shown.toString();
    }
  }
}
