package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.core.status.StackSeen;

/** What runs under the names of stacks. */
class StackEyesTest extends ToldStacks {
  @Test
  void while_all_is_well_one_request_tells_all() {
    ServiceSeen expected =
        new ServiceSeen(
            "blog:1",
            Optional.of(new ContentHash(CONTENT)),
            2,
            2,
            Rollout.STEADY,
            Optional.empty(),
            41);
    assertEquals(expected, web(service(2, NO_UPDATE)));
    assertEquals(4, daemon.requests().size());
  }

  @Test
  void a_service_is_as_new_as_the_swarm() {
    daemon.saying(SERVICES, 200, "[" + service(2, NO_UPDATE) + "]");
    assertEquals(41, docker.cluster().ifKnown().orElseThrow().asOf());
  }

  @Test
  void the_digest_of_an_image_is_not_its_name() {
    String pinned = "blog:1@sha256:" + "0".repeat(64);
    assertEquals("blog:1", web(service(2, NO_UPDATE).replace("blog:1\"", pinned + "\"")).image());
  }

  @Test
  void a_content_that_is_none_was_not_ours() {
    String foreign = service(2, NO_UPDATE).replace(CONTENT, "v1");
    assertEquals(Optional.empty(), web(foreign).content());
  }

  @ParameterizedTest
  @CsvSource({
    "updating, UPDATING",
    "paused, PAUSED",
    "completed, STEADY",
    "rollback_started, ROLLING_BACK",
    "rollback_paused, PAUSED",
    "rollback_completed, ROLLED_BACK"
  })
  void a_rollout_is_told(String state, Rollout rollout) {
    assertEquals(rollout, web(service(2, "{\"State\":\"" + state + "\"}")).rollout());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 1, 1", "1, 0, 0"})
  void a_job_wants_only_what_is_still_to_be_done(int completed, int running, int wanted) {
    ServiceSeen job = web(service("blog_web", JOB, 1, running, completed, NO_UPDATE));
    assertEquals(wanted, job.wanted());
    assertEquals(running, job.running());
    assertEquals(wanted == running, job.healthy());
  }

  /** Of those on every node, swarm itself wants only what is left. */
  @Test
  void a_job_on_all_nodes_comes_to_its_end() {
    assertTrue(web(service("blog_web", GLOBAL_JOB, 0, 0, 3, NO_UPDATE)).healthy());
    assertFalse(web(service("blog_web", GLOBAL_JOB, 1, 0, 2, NO_UPDATE)).healthy());
  }

  @Test
  void what_can_not_have_been_handed_in_is_left_out() {
    String stranger = service("other_web", REPLICATED, 2, 2, 0, NO_UPDATE);
    String nameless = service("blog_", REPLICATED, 2, 2, 0, NO_UPDATE);
    StackSeen seen = look(service(2, NO_UPDATE), stranger, nameless, "{}", "7");
    assertEquals(Set.of(new ServiceName("web")), seen.services().keySet());
  }

  @Test
  void stacks_that_are_not_told_are_unknown_and_nothing_else_is() {
    daemon.saying(SERVICES, 500, "{\"message\":\"rpc error: code = DeadlineExceeded\"}");
    ClusterSeen seen = docker.cluster().ifKnown().orElseThrow();
    assertInstanceOf(Fact.Unknown.class, seen.stacks());
    assertEquals(1, seen.nodes().size());
  }

  @Test
  void what_is_not_explained_is_seen_all_the_same() {
    ServiceSeen web = web(service(1, NO_UPDATE));
    assertEquals(1, web.running());
    assertEquals(Optional.empty(), web.trouble());
  }
}
