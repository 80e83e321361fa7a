package org.personalcontainers.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.spec.StackName;

/** Compose files from a real web server, over real TLS. */
class DownloadTest {
  private static final String TEXT = "services: {web: {image: nginx}}\n";

  @TempDir private Path directory;
  private HttpsServer server;
  private Download download;

  @BeforeEach
  void serve() throws Exception {
    SSLContext tls = SelfSigned.forLocalhost(directory);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    answer("/blog/compose.yml", 200, TEXT);
    answer("/large.yml", 200, "x".repeat(ComposeFile.MOST_BYTES + 1));
    answer("/gone.yml", 404, "no");
    server.start();
    download = new Download(tls.getSocketFactory());
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void answer(String path, int status, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private String at(String path) {
    return "https://localhost:" + server.getAddress().getPort() + path;
  }

  private String refused(Download how, String address) {
    return String.valueOf(assertThrows(Failure.class, () -> how.of(address)).getMessage());
  }

  @Test
  void itIsReadAndCalledAsItsPathSays() {
    ComposeFile file = download.of(at("/blog/compose.yml"));
    assertEquals(TEXT, file.text());
    assertEquals(new StackName("blog"), file.name(Optional.empty()));
  }

  @Test
  void whatIsNoneIsRefusedWithTheReason() {
    assertTrue(refused(download, at("/gone.yml")).contains("the answer is 404"));
    assertTrue(refused(download, at("/large.yml")).contains("is larger than"));
    assertTrue(refused(download, "http://localhost/a.yml").contains("Write https://"));
    assertTrue(refused(download, "https:///a.yml").contains("Write https://"));
    assertTrue(refused(download, "https://a b/").contains("is no address"));
  }

  @Test
  void whomNobodyVouchesForIsNotBelieved() throws IOException {
    assertTrue(refused(new Download(), at("/blog/compose.yml")).contains("can't fetch"));
  }
}
