package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.SwarmObject;

/** What is asked of the daemon, and in which order. */
class StackActsTest {
  private static final StackName BLOG = new StackName("blog");
  private static final String CONTENT = "5".repeat(64);
  private static final String COMPOSE =
      """
      services:
        web:
          image: "blog:1"
          deploy:
            labels:
              org.personalcontainers.content: %s
      """
          .formatted(CONTENT);
  private static final String FILTER =
      "?filters="
          + URLEncoder.encode(
              "{\"label\":[\"com.docker.stack.namespace=blog\"]}", StandardCharsets.UTF_8);

  @TempDir Path directory;
  private final List<String> run = new CopyOnWriteArrayList<>();
  private final TreeMap<HashedName, SwarmObject> configs = new TreeMap<>();
  private final TreeMap<HashedName, SwarmObject> secrets = new TreeMap<>();
  private FakeDaemon daemon;
  private StackActs acts;

  @BeforeEach
  void start() throws IOException {
    daemon = new FakeDaemon(directory.resolve("docker.sock"));
    acts =
        new StackActs(
            new Engine(directory.resolve("docker.sock"), Duration.ofSeconds(5)),
            (limit, program, input) -> {
              run.add(input);
              return new Command.Ended(0, "", "");
            });
    for (String kind : List.of("services", "configs", "secrets", "networks")) {
      daemon.saying("GET /" + kind + FILTER, 200, "[]");
    }
    daemon.saying("GET /services", 200, "[]");
  }

  @AfterEach
  void end() throws IOException {
    daemon.close();
  }

  private Rendered stack() {
    return new Rendered(COMPOSE, configs, secrets);
  }

  private static HashedName name(String key, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return HashedName.of(BLOG, new ResourceName(key), ContentHash.of(bytes));
  }

  private static SwarmObject object(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return SwarmObject.of(bytes, new TreeMap<>(), Optional.empty());
  }

  private void runs(String content, String state) {
    daemon.saying(
        "GET /services" + FILTER,
        200,
        """
        [{"ID":"s1","Spec":{"Name":"blog_web","Labels":{"com.docker.stack.namespace":"blog",
          "org.personalcontainers.content":"%s"}},"UpdateStatus":{"State":"%s"}}]
        """
            .formatted(content, state));
  }

  private List<String> asked(String method) {
    return daemon.requests().stream().filter(asked -> asked.startsWith(method)).toList();
  }

  @Test
  void what_runs_already_is_left_alone() {
    runs(CONTENT, "completed");
    assertEquals(new Answer.Done(), acts.deploy(BLOG, stack()));
    assertTrue(run.isEmpty());
    assertEquals(1, daemon.requests().size());
  }

  @Test
  void what_is_made_of_something_else_is_deployed() {
    runs("6".repeat(64), "completed");
    assertEquals(new Answer.Done(), acts.deploy(BLOG, stack()));
    assertEquals(List.of(COMPOSE), run);
  }

  @Test
  void what_swarm_stopped_in_the_middle_gets_another_try() {
    runs(CONTENT, "paused");
    assertEquals(new Answer.Done(), acts.deploy(BLOG, stack()));
    assertEquals(1, run.size());
  }

  @Test
  void a_stack_whose_state_is_not_known_is_not_deployed() {
    daemon.saying("GET /services" + FILTER, 503, "{\"message\":\"not a swarm manager\"}");
    assertInstanceOf(Answer.Unanswered.class, acts.deploy(BLOG, stack()));
    assertTrue(run.isEmpty());
  }

  @Test
  void swarm_keeps_configs_and_secrets_before_the_file_names_them() {
    configs.put(name("settings", "a"), object("a"));
    secrets.put(name("password", "b"), object("b"));
    daemon
        .saying("POST /configs/create", 201, "{\"ID\":\"c1\"}")
        .saying("POST /secrets/create", 409, "{\"message\":\"name conflicts\"}");
    assertEquals(new Answer.Done(), acts.deploy(BLOG, stack()));
    assertEquals(List.of("POST /configs/create", "POST /secrets/create"), asked("POST"));
    assertEquals(1, run.size());
  }

  @Test
  void a_config_that_swarm_does_not_take_is_refused() {
    configs.put(name("settings", "a"), object("a"));
    daemon.saying("POST /configs/create", 400, "{\"message\":\"config data must be smaller\"}");
    Answer.Refused answer = assertInstanceOf(Answer.Refused.class, acts.deploy(BLOG, stack()));
    assertTrue(answer.reason().contains("blog_settings"), answer.reason());
    assertTrue(run.isEmpty());
  }

  @Test
  void a_secret_whose_fate_is_not_known_is_asked_for_again() {
    secrets.put(name("password", "b"), object("b"));
    daemon.saying("POST /secrets/create", 500, "{\"message\":\"lost leader\"}");
    assertInstanceOf(Answer.Unanswered.class, acts.deploy(BLOG, stack()));
    assertTrue(run.isEmpty());
  }

  @Test
  void what_no_service_needs_and_none_may_go_back_to_is_deleted() {
    configs.put(name("settings", "new"), object("new"));
    String given = name("settings", "new").value();
    daemon
        .saying("POST /configs/create", 201, "{}")
        .saying(
            "GET /services",
            200,
            """
            [{"ID":"s1","Spec":{"TaskTemplate":{"ContainerSpec":{"Configs":[
                {"ConfigID":"c1","ConfigName":"runs"}]}}},
              "PreviousSpec":{"TaskTemplate":{"ContainerSpec":{"Configs":[
                {"ConfigID":"c2","ConfigName":"before"}]}}}}]
            """)
        .saying(
            "GET /configs" + FILTER,
            200,
            """
            [{"ID":"c1","Spec":{"Name":"runs"}},{"ID":"c2","Spec":{"Name":"before"}},
             {"ID":"c3","Spec":{"Name":"%s"}},{"ID":"c4","Spec":{"Name":"old"}}]
            """
                .formatted(given))
        .saying("DELETE /configs/c4", 500, "{\"message\":\"not now\"}");
    assertEquals(new Answer.Done(), acts.deploy(BLOG, stack()));
    assertEquals(List.of("DELETE /configs/c4"), asked("DELETE"));
  }

  @Test
  void a_removal_ends_all_that_is_the_stacks() {
    runs(CONTENT, "completed");
    daemon
        .saying("GET /networks" + FILTER, 200, "[{\"Id\":\"n1\",\"Name\":\"blog_default\"}]")
        .saying("GET /secrets" + FILTER, 200, "[{\"ID\":\"k1\"}]")
        .saying("GET /configs" + FILTER, 200, "[{\"ID\":\"c1\"}]")
        .saying("DELETE /services/s1", 200, "")
        .saying("DELETE /networks/n1", 204, "")
        .saying("DELETE /configs/c1", 204, "")
        .saying("DELETE /secrets/k1", 404, "{\"message\":\"gone\"}");
    assertEquals(new Answer.Done(), acts.remove(BLOG));
    assertEquals(
        List.of(
            "DELETE /services/s1",
            "DELETE /networks/n1",
            "DELETE /configs/c1",
            "DELETE /secrets/k1"),
        asked("DELETE"));
  }

  @Test
  void a_network_that_is_still_held_goes_later_and_keeps_nothing_else() {
    daemon
        .saying("GET /networks" + FILTER, 200, "[{\"Id\":\"n1\"}]")
        .saying("GET /configs" + FILTER, 200, "[{\"ID\":\"c1\"}]")
        .saying("DELETE /networks/n1", 400, "{\"message\":\"network n1 is in use by task t1\"}")
        .saying("DELETE /configs/c1", 204, "");
    StackActs hasty =
        new StackActs(
            new Engine(directory.resolve("docker.sock"), Duration.ofSeconds(5)),
            (limit, program, input) -> new Command.Lost("none"),
            Duration.ofMillis(300));
    assertInstanceOf(Answer.Busy.class, hasty.remove(BLOG));
    assertTrue(asked("DELETE /networks").size() > 1);
    assertEquals(1, asked("DELETE /configs").size());
  }

  @Test
  void a_stack_that_is_not_there_is_removed() {
    assertEquals(new Answer.Done(), acts.remove(BLOG));
    assertEquals(List.of(), asked("DELETE"));
  }

  @Test
  void services_that_stay_keep_all_the_rest() {
    runs(CONTENT, "completed");
    daemon.saying("DELETE /services/s1", 500, "{\"message\":\"no leader\"}");
    assertInstanceOf(Answer.Unanswered.class, acts.remove(BLOG));
    assertEquals(1, asked("DELETE").size());
  }

  /** What we cannot read is docker's to judge, also where nothing runs yet. */
  @Test
  void a_file_that_only_docker_understands_is_given_to_docker() {
    daemon.saying("GET /services" + FILTER, 200, "[]");
    daemon.saying("GET /configs" + FILTER, 200, "[]").saying("GET /secrets" + FILTER, 200, "[]");
    String odd = COMPOSE.replace("image:", "picture: x\n    image:");
    acts.deploy(BLOG, new Rendered(odd, configs, secrets));
    assertEquals(1, run.size(), run::toString);
  }
}
