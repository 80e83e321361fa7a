package org.personalcontainers.agent.ingress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Target;

/** What Traefik gets to hear, over both sockets. */
class HatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BLOG =
      "{\"service\":{\"s1blogweb0123456789abcdef\":true},\"desired-state\":{\"running\":true}}";

  @TempDir private Path directory;
  private volatile Duration now = Duration.ofHours(1);
  private FakeDocker docker;
  private HatchSocket hatch;
  private Caller traefik;

  @BeforeEach
  void open() throws IOException {
    docker = new FakeDocker(directory.resolve("docker.sock"));
    Path own = directory.resolve("ingress");
    hatch = HatchSocket.open(own, hatch());
    traefik = Caller.unix(own.resolve(HatchSocket.NAME));
  }

  @AfterEach
  void close() throws IOException {
    traefik.close();
    wait(Duration.ofHours(1));
    hatch.close();
    docker.close();
  }

  private Answer get(String path) throws IOException {
    return traefik.get(path, LIMIT);
  }

  private Answer get(String path, String filters) throws IOException {
    return get(Target.of(path).with("filters", filters).toString());
  }

  private void assertTold(String golden, Answer answer) throws IOException {
    assertEquals(200, answer.status(), answer.text());
    assertEquals("application/json", answer.type());
    assertEquals(
        FakeDocker.resource("told/" + golden + ".json").strip(),
        JSON.readTree(answer.body()).toPrettyString());
  }

  private Hatch hatch() {
    return new Hatch(new DockerSource(directory.resolve("docker.sock"), this::now), this::now);
  }

  private Duration now() {
    return now;
  }

  private void wait(Duration time) {
    now = now.plus(time);
  }

  @Test
  void theDirectoryIsClosedToAllOthers() throws IOException {
    Path own = directory.resolve("ingress");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    Path socket = own.resolve("docker.sock");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
  }

  @Test
  void aDirectoryOfOldIsClosedAndUsed() throws IOException {
    Path own = directory.resolve("old");
    Files.createDirectory(own);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    HatchSocket.open(own, hatch()).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path own = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    IOException refused = assertThrows(IOException.class, () -> HatchSocket.open(own, hatch()));
    assertTrue(String.valueOf(refused.getMessage()).contains("remove it"));
    assertArrayEquals(new String[0], elsewhere.toFile().list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/v1.24", "/v1.44", "/v1.56"})
  void everyVersionHearsTheSame(String version) throws IOException {
    assertEquals("OK", get(version + "/_ping").text());
    assertTold("services", get(version + "/services"));
    assertTold("networks", get(version + "/networks", "{\"scope\":{\"swarm\":true}}"));
    assertTold("tasks", get(version + "/tasks", BLOG));
  }

  /** Below 1.29 Traefik would ask for networks by their driver, and find fewer. */
  @Test
  void theVersionIsOurs() throws IOException {
    assertEquals("1.44", JSON.readTree(get("/version").body()).path("ApiVersion").asText());
    assertEquals(List.of(), docker.requests());
  }

  @Test
  void filtersAreAppliedInBothSpellings() throws IOException {
    assertTold("tasks", get("/tasks", "{\"service\":[\"s1blogweb0123456789abcdef\"]}"));
    assertEquals("[]", get("/tasks", "{\"service\":[\"s3planted0123456789abcdef\"]}").text());
    assertEquals("[]", get("/tasks", "{\"desired-state\":[\"shutdown\"]}").text());
    assertEquals("[]", get("/networks", "{\"scope\":[\"local\"]}").text());
    assertTold("networks", get("/networks", "{\"driver\":[\"overlay\",\"macvlan\"]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":[\"blog_web\"]}",
        "{\"service\":[]}",
        "{\"service\":{\"s1\":false}}",
        "{\"service\":{\"s1\":{}}}",
        "{\"service\":[[\"s1\"]]}",
        "{\"service\":\"s1\"}",
        "{\"service\":",
        "[]",
        "null",
        "[[[[[[[[[[[[[[[[[[["
      })
  void filtersThatWeCannotApplyAreRefused(String filters) throws IOException {
    assertEquals(400, get("/tasks", filters).status());
    assertEquals(400, get("/services", filters.replace("service", "label")).status());
    assertEquals(400, get("/services?status=true").status());
    assertEquals(List.of(), docker.requests());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 404",
    "GET, /info, 404",
    "GET, /swarm, 404",
    "GET, /v1.44/swarm/unlockkey, 404",
    "GET, /secrets, 404",
    "GET, /configs, 404",
    "GET, /containers/json, 404",
    "GET, /events, 404",
    "GET, /nodes, 404",
    "GET, /nodes/node1, 404",
    "GET, /services/s1blogweb0123456789abcdef, 404",
    "GET, /tasks/t1blogweb, 404",
    "GET, /networks/n1proxy, 404",
    "GET, /v1.44/v1.44/services, 404",
    "GET, /v2/services, 404",
    "GET, /services/../swarm, 400",
    "GET, /services/, 400",
    "GET, //services, 400",
    "GET, /services%2F..%2Fswarm, 400",
    "GET, /nodes/%2e%2e, 400",
    "GET, /nodes/node1%2Fupdate, 400",
    "GET, /nodes/node1%00, 400",
    "POST, /services/create, 403",
    "POST, /services, 403",
    "POST, /v1.44/swarm/leave, 403",
    "PUT, /services, 403",
    "DELETE, /v1.44/services/s1blogweb0123456789abcdef, 403",
    "PATCH, /services, 501",
    "OPTIONS, /services, 501",
    "CONNECT, /services, 501"
  })
  void nothingElseIsThere(String method, String path, int status) throws IOException {
    Answer answer = traefik.call(method, path, new byte[0], LIMIT);
    assertEquals(status, answer.status(), answer.text());
    assertTrue(docker.requests().stream().allMatch(request -> request.startsWith("GET ")));
  }

  @Test
  void aBodyIsRefused() throws IOException {
    assertEquals(413, traefik.call("POST", "/services/create", new byte[1], LIMIT).status());
  }

  /**
   * Four requests for all that a pass of Traefik asks, and none for the next of the same second.
   */
  @Test
  void whoAsksOftenCostsDockerLittle() throws IOException {
    for (int times = 0; times < 10; times++) {
      assertTold("services", get("/services"));
      assertTold("networks", get("/networks"));
      assertTold("tasks", get("/tasks", BLOG));
      wait(Duration.ofMillis(99));
    }
    List<String> one = List.of("GET /services", "GET /networks", "GET /tasks");
    assertEquals(one, docker.requests());
    wait(Duration.ofMillis(10));
    assertTold("services", get("/services"));
    assertEquals(6, docker.requests().size());
  }

  @ParameterizedTest
  @CsvSource({"/services, 503", "/services, 500", "/tasks, 500", "/networks, 404"})
  void whereDockerDoesNotAnswerNothingIsToldAndNothingIsEmpty(String path, int status)
      throws IOException {
    docker.saying(path, status, FakeDocker.NOT_A_MANAGER);
    for (String each : List.of("/services", "/tasks", "/networks")) {
      assertEquals(503, get(each).status(), each);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[", "[{\"ID\":\"s1\"", "\"[]\"", "[1,}"})
  void halfAnAnswerIsNone(String json) throws IOException {
    docker.saying("/tasks", 200, json);
    assertEquals(503, get("/services").status());
  }

  /** Traefik drops a service of whose tasks it hears nothing; so they come with the services. */
  @Test
  void aPassThatBeganIsGoneThroughWithoutDocker() throws IOException {
    assertTold("services", get("/services"));
    docker.close();
    wait(Duration.ofSeconds(5));
    assertEquals(503, get("/services").status());
    assertTold("tasks", get("/tasks", BLOG));
    wait(Duration.ofSeconds(5));
    assertEquals(503, get("/tasks", BLOG).status());
  }

  /** Else whoever restarts the agent takes Traefik's routes away, if it is the wrong moment. */
  @Test
  @Timeout(60)
  void aPassThatBeganIsGoneThroughBeforeTheAgentEnds() throws Exception {
    assertTold("services", get("/services"));
    Thread end = Thread.ofVirtual().start(this::endQuietly);
    do {
      wait(Duration.ofMillis(1));
    } while (get("/services").status() != 503);
    assertTold("tasks", get("/tasks", BLOG));
    wait(Duration.ofSeconds(1));
    end.join();
    assertThrows(IOException.class, () -> get("/tasks", BLOG));
  }

  private void endQuietly() {
    try {
      hatch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsTooMuchIsNotTold() throws IOException {
    String service =
        service("\"traefik.enable\":\"true\",\"traefik.x\":\"" + "x".repeat(600_000) + "\"");
    docker.saying("/services", 200, "[" + service + "," + service + "]");
    assertEquals(503, get("/services").status());
  }

  private static String service(String labels) {
    return "{\"ID\":\"s\",\"Spec\":{\"Labels\":{" + labels + "}}}";
  }

  /** A compose file whose variable is not set says it with nothing behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "false", "0", "yes", "tRUE"})
  void whatDoesNotWantToBeReachedIsNotTold(String enable) throws IOException {
    docker.saying("/services", 200, "[" + service("\"traefik.enable\":\"" + enable + "\"") + "]");
    assertEquals("[]", get("/services").text());
  }

  @Test
  void oddObjectsAreToldAsEmptyOnes() throws IOException {
    docker.saying("/services", 200, "[1,null,[],{\"Spec\":{\"Labels\":{\"traefik.enable\":1}}}]");
    assertEquals("[]", get("/services").text());
  }
}
