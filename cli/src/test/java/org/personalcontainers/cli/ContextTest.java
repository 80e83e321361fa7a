package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Surroundings;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.api.Api;
import org.personalcontainers.manager.api.Scene;

/** Being known from elsewhere: the real API over real TLS. */
final class ContextTest {
  @TempDir Path directory;
  private final Scene scene = Scene.of("nothing-to-do");
  private final Api api = scene.api();
  private Stage node;
  private Server https;
  private Map<String, String> laptop = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    node = Stage.of(api, "manager.sock", directory.resolve("node"));
    https = serve(scene.identity());
    Path home = Files.createDirectories(directory.resolve("laptop"));
    laptop = Map.of("HOME", home.toString(), "PCCTL_RUN", home.toString());
  }

  private Server serve(Identity identity) throws IOException {
    return Server.tls(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        () -> Tls.of(identity),
        Bounds.ofDaemon(),
        api);
  }

  @AfterEach
  void close() throws IOException {
    https.close();
    node.close();
  }

  @Test
  void invitedPersonAsksFromElsewhereUntilTheContextIsForgotten() throws IOException {
    Answer added = laptop(code(), "context", "add", "home", url(https));
    assertEquals(ExitCode.DONE, added.code(), added.err());
    Answer status = laptop("", "cluster", "status");
    assertEquals(ExitCode.DONE, status.code(), status.err());
    assertTrue(status.out().startsWith("cluster   home\n"), status.out());

    assertTrue(laptop("", "context", "ls").out().contains("*       home     " + url(https)));
    Answer label = laptop("", "node", "label", "pi2", "media=yes", "--yes");
    assertEquals(ExitCode.DONE, label.code(), label.err());
    String history = node.run("cluster", "history").out();
    assertTrue(history.lines().anyMatch(line -> line.matches("2 .* anna +label pi2")), history);
    Path key = directory.resolve("laptop/.config/pcctl/contexts/home/identity.pem");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));

    assertEquals(ExitCode.DONE, laptop("", "context", "rm", "home").code());
    assertFalse(Files.exists(key));
    assertEquals(ExitCode.UNREACHABLE, laptop("", "cluster", "status").code());
  }

  @Test
  void whoMayOnlyReadFiguresAsksNothing() throws IOException {
    String json =
        node.run("cluster", "invite", "prometheus", "--role", "metrics", "--output", "json").out();
    Answer added = laptop(codeIn(json), "context", "add", "figures", url(https));
    assertEquals(ExitCode.DONE, added.code(), added.err());
    assertTrue(added.out().contains(".config/pcctl/contexts/figures/identity.pem"), added.out());
    assertEquals(ExitCode.UNREACHABLE, laptop("", "cluster", "status").code(), "it is not in use");
    Answer status = laptop("", "cluster", "status", "--context", "figures");
    assertEquals(ExitCode.FAILED, status.code(), status.out());
    assertTrue(status.err().contains("the role METRICS opens nothing here"), status.err());
    assertEquals(
        ExitCode.BAD_INPUT, node.run("cluster", "invite", "anna", "--role", "king").code());
  }

  @Test
  void codeIsGoodOnce() {
    String code = code();
    assertEquals(ExitCode.DONE, laptop(code, "context", "add", "home", url(https)).code());
    Answer again = laptop(code, "context", "add", "again", url(https));
    assertEquals(ExitCode.FAILED, again.code());
    assertTrue(again.err().startsWith("this code is not good"), again.err());
    assertEquals(
        ExitCode.BAD_INPUT, laptop("nonsense", "context", "add", "other", url(https)).code());
    assertEquals(
        ExitCode.BAD_INPUT, laptop(code, "context", "add", "other", "http://pi1:7670").code());
  }

  @Test
  void whoeverAnswersAndIsNoManagerOfThatClusterHearsNothing() throws IOException {
    assertEquals(ExitCode.DONE, laptop(code(), "context", "add", "home", url(https)).code());
    Scene other = Scene.of("nothing-to-do");
    try (Server impostor = serve(other.identity())) {
      Files.writeString(
          directory.resolve("laptop/.config/pcctl/contexts/home/url"), url(impostor) + "\n");
      Answer status = laptop("", "cluster", "status");
      assertEquals(ExitCode.UNREACHABLE, status.code());
      assertTrue(status.err().contains("there should be"), status.err());
    }
  }

  private String code() {
    String json = node.run("cluster", "invite", "anna", "--output", "json").out();
    return codeIn(json);
  }

  private static String codeIn(String json) {
    return json.replaceAll("(?s).*\"code\": \"([^\"]+)\".*", "$1");
  }

  private static String url(Server server) {
    return "https://127.0.0.1:" + server.address().getPort();
  }

  private Answer laptop(String input, String... typed) {
    return Answer.in(new Answer.Around(laptop, Surroundings.Surface.PIPE), input + "\n", typed);
  }
}
