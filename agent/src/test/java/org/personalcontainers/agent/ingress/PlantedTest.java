package org.personalcontainers.agent.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Docker says "planted" wherever it may say something private, in the objects that the hatch asks
 * for and at every other path; the hatch says it nowhere, whatever it is asked.
 */
class PlantedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORD = "planted";

  /** Of no form that a field has; a task's service would be found by it all the same. */
  private static final TextNode ANYWHERE = TextNode.valueOf("planted, everywhere");

  private static final List<String> KINDS = List.of("services", "networks", "tasks");
  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/_ping",
          "/version",
          "/info",
          "/swarm",
          "/swarm/unlockkey",
          "/services",
          "/services?status=true",
          "/services?insertDefaults=true",
          "/services/s1blogweb0123456789abcdef",
          "/services/s3planted0123456789abcdef",
          "/services/blog_web/logs?stdout=1",
          "/tasks",
          "/tasks/t1blogweb",
          "/tasks/t1blogweb/logs?stdout=1",
          "/networks",
          "/networks/n1proxy?verbose=true",
          "/networks/n9planted",
          "/nodes",
          "/nodes/node1",
          "/nodes/node2",
          "/nodes/node3",
          "/nodes/self",
          "/nodes/",
          "/nodes/node1/update",
          "/secrets",
          "/configs",
          "/configs/plantedconfig",
          "/containers/json?all=1",
          "/containers/plantedcontainer/json",
          "/containers/plantedcontainer/exec",
          "/images/json",
          "/volumes",
          "/plugins",
          "/events",
          "/system/df",
          "/auth",
          "/session",
          "/grpc",
          "/distribution/planted/json",
          "http://docker/services",
          "*");

  private static final List<String> QUERIES =
      List.of(
          "{}",
          "{\"service\":{\"s1blogweb0123456789abcdef\":true},\"desired-state\":{\"running\":true}}",
          "{\"service\":{\"s3planted0123456789abcdef\":true}}",
          "{\"service\":{\"planted, everywhere\":true}}",
          "{\"service\":[\"\"]}",
          "{\"label\":[\"backup.password\"]}",
          "{\"scope\":{\"local\":true}}",
          "{\"scope\":{\"swarm\":true}}",
          "{\"driver\":[\"bridge\"]}",
          "[",
          "x".repeat(5_000),
          "x".repeat(100_000));

  @TempDir private Path directory;
  private Path socket;
  private FakeDocker docker;
  private HatchSocket hatch;

  @BeforeEach
  void open() throws IOException {
    docker = new FakeDocker(directory.resolve("docker.sock"));
    Path own = directory.resolve("ingress");
    hatch = HatchSocket.open(own, Hatch.before(directory.resolve("docker.sock")));
    socket = own.resolve(HatchSocket.NAME);
  }

  @AfterEach
  void close() throws IOException {
    hatch.close();
    docker.close();
  }

  /** All that comes back, with the head. */
  private String said(String method, String target) throws IOException {
    String request = method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
    }
  }

  private void assertClean(String method, String target) throws IOException {
    String said = said(method, target);
    assertTrue(said.startsWith("HTTP/1.1 "), method + " " + target);
    assertFalse(said.toLowerCase(Locale.ROOT).contains(WORD), method + " " + target + ": " + said);
  }

  private void assertCleanWhateverIsAsked() throws IOException {
    for (String method : METHODS) {
      for (String path : PATHS) {
        assertClean(method, path);
        assertClean(method, "/v1.44" + path);
      }
    }
    for (String path : oddPaths()) {
      assertClean("GET", path);
    }
  }

  private static List<String> oddPaths() {
    List<String> odd = new ArrayList<>();
    for (String kind : KINDS) {
      odd.add("/" + kind + "%2F..%2Fswarm");
      odd.add("/" + kind + "/..%2Fswarm");
      odd.add("/" + kind + "/%2e%2e/swarm");
      odd.add("/" + kind + "/../swarm");
      odd.add("//" + kind);
      odd.add("/" + kind + "?planted");
      odd.add("/" + kind + "%00");
      odd.add("/" + kind + "#planted");
      odd.add("/v1.9999/" + kind);
      odd.add("/" + kind + "?a=1&".repeat(100));
      for (String query : QUERIES) {
        odd.add(kind(kind) + "?filters=" + URLEncoder.encode(query, UTF_8));
        odd.add(kind(kind) + "?filters=" + query.replace("planted", ""));
      }
    }
    return odd;
  }

  private static String kind(String kind) {
    return "/v1.44/" + kind;
  }

  @Test
  void nothingPlantedGetsOut() throws IOException {
    assertCleanWhateverIsAsked();
    assertTrue(said("GET", "/services").contains("blog.example.org"));
    assertTrue(said("GET", "/tasks").contains("10.0.1.6/24"));
  }

  /** Also from where there is nothing private today: all that is not of its field's form. */
  @Test
  void nothingPlantedGetsOutOfAnyField() throws IOException {
    for (String kind : KINDS) {
      JsonNode sown = sown(JSON.readTree(FakeDocker.resource("docker/" + kind + ".json")));
      docker.saying("/" + kind, 200, sown.toString());
    }
    assertCleanWhateverIsAsked();
    assertTrue(said("GET", "/services").contains("\"traefik.enable\":\"true\""));
  }

  /** Every text but Traefik's labels is the word, and every object has it besides. */
  private static JsonNode sown(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int at = 0; at < array.size(); at++) {
        array.set(at, sown(array.get(at)));
      }
      return array.add(ANYWHERE);
    }
    if (node instanceof ObjectNode object) {
      boolean labels = object.has(View.WANTED);
      object.properties().forEach(field -> field.setValue(sown(field.getValue())));
      if (labels) {
        object.put(View.WANTED, "true");
        object.remove(List.of("com.docker.stack.namespace"));
        object.properties().removeIf(label -> isTraefiks(label.getKey()));
      }
      return object.set("Planted", ANYWHERE);
    }
    return ANYWHERE;
  }

  private static boolean isTraefiks(String label) {
    return label.startsWith("traefik.") && !label.equals(View.WANTED);
  }

  @Test
  void nothingOfDockersComplaintsGetsOut() throws IOException {
    for (String kind : KINDS) {
      docker.saying("/" + kind, 503, FakeDocker.NOT_A_MANAGER);
    }
    assertCleanWhateverIsAsked();
    assertTrue(said("GET", "/services").startsWith("HTTP/1.1 503 "));
  }
}
