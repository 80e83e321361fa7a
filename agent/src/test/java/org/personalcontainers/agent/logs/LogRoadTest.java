package org.personalcontainers.agent.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.agent.logs.LogDaemon.frame;
import static org.personalcontainers.agent.logs.LogDaemon.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;

/** What containers wrote, as Docker tells it. */
@Timeout(60)
class LogRoadTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:30Z");

  @TempDir Path directory;
  private LogDaemon daemon;
  private LogRoad road;

  @BeforeEach
  void open() throws IOException {
    daemon = new LogDaemon(directory.resolve("docker.sock"));
    road = new LogRoad(directory.resolve("docker.sock"), () -> NOW);
  }

  @AfterEach
  void close() throws IOException {
    daemon.close();
  }

  private Response answer(String query) throws InterruptedException {
    TreeMap<String, String> words = new TreeMap<>();
    for (String pair : ("stack=blog&" + query).split("&", -1)) {
      words.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    return road.handle(
        new Request("GET", "/v1/logs", words, new byte[0], new Peer.LocalUser("root", "root")));
  }

  private StackLogs read(String query) throws InterruptedException {
    Response response = answer(query);
    assertEquals(200, response.status(), new String(response.body(), StandardCharsets.UTF_8));
    return Form.large(StackLogs.class).read(response.body());
  }

  private static List<String> texts(StackLogs logs) {
    return logs.lines().stream()
        .map(line -> line.service() + "@" + line.node() + " " + line.text())
        .toList();
  }

  @Test
  void linesOfSeveralServicesComeByTime() throws Exception {
    daemon.frames(
        "/services/blog_web/logs",
        frame(1, line("01.5", "n1", "t1", "begins")),
        frame(2, line("04", "n1", "t1", "")),
        frame(1, line("02", "n9", "t2", "two  spaces ")));
    daemon.lines("/services/blog_db/logs", line("03", "n2", "t3", "of a terminal\r"));
    StackLogs logs = read("services=web,db&tail=7");
    assertEquals(
        List.of("web@pi1 begins", "web@n9 two  spaces ", "db@pi2 of a terminal", "web@pi1 "),
        texts(logs));
    assertEquals(StackLogs.Stream.ERR, logs.lines().getLast().stream());
    assertEquals(List.of(), logs.notices());
    assertTrue(daemon.requests().stream().anyMatch(path -> path.endsWith("&tail=7")));
  }

  @Test
  void nothingOlderIsAskedForThanSomebodyWants() throws Exception {
    daemon.frames("/services/blog_web/logs");
    read("services=web&since=90");
    String asked = daemon.requests().getLast();
    long since = NOW.getEpochSecond() - 90;
    assertTrue(asked.endsWith("&tail=2000&since=" + since + ".000000000"), asked);
  }

  /** What Docker tells once more, as clocks differ, is not told once more. */
  @Test
  void whoGoesOnReadsWhatCameAfter() throws Exception {
    daemon.frames("/services/blog_web/logs", frame(1, line("28", "n1", "t1", "one")));
    StackLogs first = read("services=web");
    assertEquals(List.of("web@pi1 one"), texts(first));
    daemon.frames(
        "/services/blog_web/logs",
        frame(1, line("28", "n1", "t1", "one")),
        frame(1, line("27", "n2", "t2", "late, of a slower clock")),
        frame(1, line("29", "n1", "t1", "two")));
    StackLogs more = read("services=web&wait=20&after=" + first.next());
    assertEquals(List.of("web@pi2 late, of a slower clock", "web@pi1 two"), texts(more));
    String asked = daemon.requests().getLast();
    assertTrue(asked.contains("&follow=1&since=" + NOW.minusSeconds(10).getEpochSecond()), asked);
    assertEquals(List.of(), texts(read("services=web&wait=1&after=" + more.next())));
  }

  @Test
  void ofEachServiceTheContainerThatFailedLast() throws Exception {
    daemon.json(
        "/tasks",
        200,
        """
        [{"ID":"t1","Status":{"State":"failed","Timestamp":"2026-11-30T10:00:01.5Z"}},
         {"ID":"t2","Status":{"State":"failed","Timestamp":"2026-11-30T10:00:02Z"}},
         {"ID":"t3","Status":{"State":"running","Timestamp":"2026-11-30T10:00:03Z"}}]
        """);
    daemon.frames("/tasks/t2/logs", frame(2, line("02", "n1", "t2", "no database")));
    assertEquals(List.of("web@pi1 no database"), texts(read("services=web&failed=yes")));
    daemon.json("/tasks", 200, "[]");
    assertEquals(List.of(), texts(read("services=web&failed=yes")));
  }

  @Test
  void whatSwarmCouldNotGetIsSaid() throws Exception {
    daemon.frames(
        "/services/blog_web/logs",
        frame(
            3,
            "Error grabbing logs: rpc error: code = Unknown desc = warning: incomplete log stream."
                + " some logs could not be retrieved for the following reasons: node n2 is not"
                + " available"));
    StackLogs logs = read("services=web,db");
    assertEquals(
        List.of("not there", "web: not all of it: node pi2 is not available"), logs.notices());
  }

  @Test
  void whereNoManagerOfTheSwarmAnswersThereIsNoAnswer() throws Exception {
    daemon.json("/nodes", 503, "{\"message\":\"This node is not a swarm manager.\"}");
    Response response = answer("services=web");
    assertEquals(503, response.status());
    assertEquals(
        "This node is not a swarm manager.", new String(response.body(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services=",
        "services=../x",
        "services=web&tail=-1",
        "services=web&since=x",
        "services=web&after=1",
        "services=web&after=1.2_t",
        "services=web&after=99999999999999999.2"
      })
  void whatMakesNoSenseIsRefused(String query) throws Exception {
    assertEquals(400, answer(query).status());
    assertEquals(List.of(), daemon.requests());
  }
}
