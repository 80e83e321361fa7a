package org.personalcontainers.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.personalcontainers.cli.word.Surroundings;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.manager.api.Scene;

/**
 * A node in a directory: the real API at a real Unix socket, with a cluster in memory behind it.
 */
final class Stage implements AutoCloseable {
  private final Map<String, String> variables = new HashMap<>();
  private final Scene scene;
  private final Server server;

  private Stage(Path directory, Scene scene, Handler handler, String socket) throws IOException {
    this.scene = scene;
    Files.createDirectories(directory.resolve("home"));
    variables.put("PCCTL_RUN", directory.toString());
    variables.put("HOME", directory.resolve("home").toString());
    this.server =
        Server.unix(
            directory.resolve(socket),
            PosixFilePermissions.fromString("rw-rw----"),
            Bounds.ofDaemon(),
            handler);
  }

  /** A manager's node, with a cluster as that folder of golden plans says. */
  static Stage of(String folder, Path directory) throws IOException {
    Scene scene = Scene.of(folder);
    return new Stage(directory, scene, scene.api(), "manager.sock");
  }

  /** A node whose socket answers otherwise. */
  static Stage of(Handler handler, String socket, Path directory) throws IOException {
    return new Stage(directory, Scene.of("nothing-to-do"), handler, socket);
  }

  Scene scene() {
    return scene;
  }

  Stage with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** Typed where there is no terminal. */
  Answer run(String... typed) {
    return Answer.in(new Answer.Around(variables, Surroundings.Surface.PIPE), "", typed);
  }

  /** What comes through a pipe. */
  Answer piped(String input, String... typed) {
    return Answer.in(new Answer.Around(variables, Surroundings.Surface.PIPE), input, typed);
  }

  /** Typed by a person, who answers so. */
  Answer atTerminal(String answer, String... typed) {
    return Answer.in(new Answer.Around(variables, Surroundings.Surface.TERMINAL), answer, typed);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
