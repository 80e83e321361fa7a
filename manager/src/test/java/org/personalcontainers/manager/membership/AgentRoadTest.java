package org.personalcontainers.manager.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.manager.preview.Fresh;

/** A kept line is good for as long as somebody answers on it. */
class AgentRoadTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final Fence FENCE = new Fence(1, 1, 1);
  private static final Duration CONNECTING = Duration.ofMillis(500);

  @TempDir Path directory;
  private final Presence there =
      new Presence(PI1, PlayedManagers.freshKey(), 7673, Optional.of("g1"), Optional.empty());
  private final CountDownLatch answering = new CountDownLatch(1);
  private volatile String silentAt = "nothing";
  private Server server;
  private AgentRoad road;

  @BeforeEach
  void start() throws IOException {
    server =
        Server.unix(
            socket(),
            PosixFilePermissions.fromString("rw-------"),
            Bounds.ofDaemon(),
            this::answer);
    road = new AgentRoad(node -> Caller.unix(socket()), CONNECTING);
  }

  @AfterEach
  void end() throws IOException {
    answering.countDown();
    road.close();
    server.close();
  }

  private Path socket() {
    return directory.resolve("agent.sock");
  }

  private Response answer(Request request) throws InterruptedException {
    if (request.path().endsWith(silentAt)) {
      answering.await();
    }
    return request.path().endsWith("/membership")
        ? Response.json(Presence.FORM.write(there))
        : Response.json(new byte[] {'{', '}'});
  }

  private Presence ask() {
    NodeSpec node = Fresh.spec(3).nodes().firstEntry().getValue();
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> road.say(node, FENCE, new Invitation(PI1, new Invitation.Tell())));
  }

  @Test
  void one_line_serves_one_checkup_after_the_other() {
    assertEquals(there, ask());
    assertEquals(there, ask());
    assertEquals(1, server.connections());
  }

  @Test
  void a_machine_without_power_is_noticed_though_its_line_looks_open() throws IOException {
    assertEquals(there, ask());
    silentAt = "";
    Files.delete(socket());
    IOException none = assertThrows(IOException.class, this::ask);
    assertTrue(none.toString().contains(socket().toString()), none.toString());
  }

  @Test
  void an_agent_that_is_slow_once_is_asked_all_the_same() {
    assertEquals(there, ask());
    silentAt = "/node";
    assertEquals(there, ask());
  }
}
