package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** Places that a service has to run in, where swarm counts containers. */
class PlacesTest extends ToldStacks {
  private static final String GLOBAL = "{\"Global\":{}}";
  private static final String ROLLING_BACK = "{\"State\":\"rollback_started\"}";
  private static final String RUNNING = "\"State\":\"running\"";
  private static final String WAITING =
      "\"State\":\"pending\",\"Err\":\"host-mode port already in use on 1 node\"";

  private static String on(String node, String image, String desired, String status) {
    return task(image, "2026-11-29T10:00:07Z", status)
        .replace("\"node2\",\"Slot\":1", "\"" + node + "\"")
        .replace("\"DesiredState\":\"shutdown\"", "\"DesiredState\":\"" + desired + "\"");
  }

  private ServiceSeen global(int wanted, int running, String update, String... tasks) {
    sayTasks(tasks);
    return web(service("blog_web", GLOBAL, wanted, running, 0, update));
  }

  /** As swarm left it after a crash in the middle of a rollback. */
  @Test
  void a_second_container_for_a_place_is_not_missing() {
    ServiceSeen seen =
        global(
            3,
            2,
            NO_UPDATE,
            on("node1", "blog:1", "running", RUNNING),
            on("node1", "blog:1", "running", WAITING),
            on("node2", "blog:1", "running", RUNNING));
    assertEquals(2, seen.wanted());
    assertEquals(2, seen.running());
  }

  @Test
  void a_rollback_that_waits_for_such_a_one_is_through() {
    ServiceSeen seen =
        global(
            2,
            1,
            ROLLING_BACK,
            on("node1", "blog:1", "running", RUNNING),
            on("node1", "blog:1", "running", WAITING));
    assertEquals(Rollout.ROLLED_BACK, seen.rollout());
  }

  @Test
  void a_rollback_that_has_not_come_to_every_place_is_not() {
    String[] half = {
      on("node1", "blog:1", "running", RUNNING), on("node2", "blog:2", "running", RUNNING)
    };
    assertEquals(Rollout.ROLLING_BACK, global(2, 2, ROLLING_BACK, half).rollout());
  }

  @Test
  void a_place_whose_container_leaves_is_wanted_and_does_not_run() {
    ServiceSeen seen =
        global(
            0,
            1,
            "{\"State\":\"updating\"}",
            on("node1", "blog:1", "shutdown", RUNNING),
            on("node1", "blog:1", "ready", "\"State\":\"ready\""));
    assertEquals(1, seen.wanted());
    assertEquals(0, seen.running());
    assertEquals(Rollout.UPDATING, seen.rollout());
  }

  @Test
  void numbers_are_places_too() {
    String one = on("node1", "blog:1", "running", RUNNING).replace("\"node1\"", "\"n\",\"Slot\":1");
    String two = on("node1", "blog:1", "running", WAITING).replace("\"node1\"", "\"n\",\"Slot\":2");
    sayTasks(one, two);
    ServiceSeen seen = web(service(1, NO_UPDATE));
    assertEquals(2, seen.wanted());
    assertEquals(1, seen.running());
  }
}
