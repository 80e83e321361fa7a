package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What costs a daemon two programs is asked when something may have changed, and now and then. */
class RecentInfoTest {
  private static final String MEMBER =
      "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true,\"Error\":\"\",\"Cluster\":{\"ID\":\"%s\"}}}";

  @TempDir Path directory;
  private final AtomicLong now = new AtomicLong();
  private FakeDaemon daemon;
  private RecentInfo info;

  @BeforeEach
  void start() throws IOException {
    Path socket = directory.resolve("docker.sock");
    daemon = new FakeDaemon(socket);
    info = new RecentInfo(new Engine(socket, Duration.ofSeconds(5)), now::get);
    place("active/manager");
    daemon.saying("GET /info", 200, MEMBER.formatted("swarm"));
  }

  @AfterEach
  void end() throws IOException {
    daemon.close();
  }

  private void place(String place) {
    daemon.sayingRaw(
        "GET /_ping", "HTTP/1.1 200 OK\r\nSwarm: " + place + "\r\nContent-Length: 2\r\n\r\nOK");
  }

  private long asked() {
    return daemon.requests().stream().filter("GET /info"::equals).count();
  }

  private void look() {
    assertInstanceOf(Reply.Ok.class, info.get());
  }

  @Test
  void while_nothing_changes_it_is_asked_once_in_five_seconds() {
    look();
    look();
    assertEquals(1, asked());
    now.set(Duration.ofSeconds(6).toNanos());
    look();
    assertEquals(2, asked());
  }

  @Test
  void another_place_in_the_swarm_is_seen_at_once() {
    look();
    place("active/worker");
    look();
    assertEquals(2, asked());
  }

  @Test
  void what_we_changed_is_looked_at() {
    look();
    info.changing(() -> "left, and joined another");
    look();
    assertEquals(2, asked());
  }

  @Test
  void a_look_that_began_before_a_change_is_not_kept() {
    now.set(1);
    RecentInfo during =
        new RecentInfo(
            new Engine(directory.resolve("docker.sock"), Duration.ofSeconds(5)), () -> info(now));
    info = during;
    look();
    look();
    assertEquals(2, asked());
  }

  /** The clock is read after the ping: what happens then has happened during the look. */
  private long info(AtomicLong clock) {
    if (clock.getAndSet(2) == 1) {
      info.changing(() -> "joined");
    }
    return clock.get();
  }

  @Test
  void what_is_about_to_change_is_asked_each_time() {
    daemon.saying("GET /info", 200, MEMBER.formatted(""));
    look();
    look();
    assertEquals(2, asked());
  }

  @Test
  void a_daemon_of_old_is_asked_each_time() {
    daemon.saying("GET /_ping", 200, "OK");
    look();
    look();
    assertEquals(2, asked());
  }

  @Test
  void a_daemon_that_is_gone_is_not_known_by_what_it_said() throws IOException {
    look();
    daemon.close();
    assertTrue(info.get() instanceof Reply.Absent || info.get() instanceof Reply.Silent);
  }
}
