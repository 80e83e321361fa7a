package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why what should run does not. */
class TroublesTest extends ToldStacks {
  @Test
  void the_newest_failure_tells_why() {
    String failed =
        "\"State\":\"failed\",\"Message\":\"started\",\"Err\":\"task: non-zero exit (1)\"";
    String rejected = "\"State\":\"rejected\",\"Err\":\"No such image: blog:1\"";
    assertEquals(
        Optional.of("No such image: blog:1 (on pi2)"),
        trouble(
            NO_UPDATE,
            task("blog:1", "2026-11-29T10:00:07Z", failed),
            task("blog:1", "2026-11-29T10:00:07.25Z", rejected),
            task("blog:1", "2026-11-29T10:00:08Z", "\"State\":\"preparing\"")));
    assertEquals(
        Optional.of("ended with exit code 1 (on pi2)"),
        trouble(NO_UPDATE, task("blog:1", "2026-11-29T10:00:07Z", failed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "failed;task: non-zero exit (137): dockerexec: unhealthy container;ended with exit code 137: its health check failed (on pi2)",
        "failed;starting container failed: exec: \\\"x\\\": not found;starting container failed: exec: \"x\": not found (on pi2)",
        "complete;;ended with exit code 0 (on pi2)",
        "failed;one\\nand another;one and another (on pi2)"
      })
  void in_plain_words(String state, String error, String words) {
    String status =
        "\"State\":\"%s\",\"Err\":\"%s\",\"ContainerStatus\":{\"ExitCode\":0}"
            .formatted(state, Objects.requireNonNullElse(error, ""));
    assertEquals(
        Optional.of(words), trouble(NO_UPDATE, task("blog:1", "2026-11-29T10:00:07Z", status)));
  }

  @Test
  void what_finds_no_place_is_on_no_node() {
    String none = "no suitable node (scheduling constraints not satisfied on 3 nodes)";
    String pending = "\"State\":\"pending\",\"Message\":\"pending task scheduling\",\"Err\":\"%s\"";
    assertEquals(
        Optional.of(none),
        trouble(
            NO_UPDATE,
            task("blog:1", "2026-11-29T10:00:07Z", pending.formatted(none))
                .replace("\"NodeID\":\"node2\",", "")));
    assertEquals(
        Optional.empty(),
        trouble(NO_UPDATE, task("blog:1", "2026-11-29T10:00:07Z", pending.formatted(""))));
  }

  /** It may only wait for the one of before to leave the place. */
  @Test
  void who_waits_for_a_place_hides_nobody_that_failed() {
    String failed = "\"State\":\"failed\",\"Err\":\"task: non-zero exit (3)\"";
    String pending = "\"State\":\"pending\",\"Err\":\"host-mode port already in use on 1 node\"";
    assertEquals(
        Optional.of("ended with exit code 3 (on pi2)"),
        trouble(
            NO_UPDATE,
            task("blog:1", "2026-11-29T10:00:07Z", failed)
                + ","
                + task("blog:1", "2026-11-29T10:00:09Z", pending)));
  }

  @Test
  void what_failed_before_the_last_change_is_mended() {
    String rejected = "\"State\":\"rejected\",\"Err\":\"No such image: blog:0\"";
    assertEquals(
        Optional.empty(), trouble(NO_UPDATE, task("blog:0", "2026-11-29T10:00:07Z", rejected)));
  }

  @Test
  void what_failed_an_hour_ago_is_history() {
    String failed = "\"State\":\"failed\",\"Err\":\"task: non-zero exit (1)\"";
    assertEquals(
        Optional.empty(),
        trouble(
            NO_UPDATE,
            task("blog:1", "2026-11-29T10:00:07Z", failed),
            task("blog:1", "2026-11-29T11:00:07Z", "\"State\":\"preparing\"")));
  }

  @Test
  void what_was_taken_back_is_what_failed() {
    String back = "{\"State\":\"rollback_completed\",\"Message\":\"rollback completed\"}";
    String failed = "\"State\":\"failed\",\"Err\":\"task: non-zero exit (3)\"";
    assertEquals(
        Optional.of("ended with exit code 3 (on pi2)"),
        trouble(back, task("blog:2", "2026-11-29T10:00:07Z", failed)));
    assertEquals(Optional.of("rollback completed"), trouble(back));
  }

  @Test
  void it_stays_one_short_line() {
    String status = "\"State\":\"failed\",\"Err\":\"" + "x y ".repeat(100) + "\"";
    String told = trouble(NO_UPDATE, task("blog:1", "2026-11-29T10:00:07Z", status)).orElseThrow();
    assertEquals(200, told.length());
    assertTrue(told.endsWith("… (on pi2)"), told);
  }
}
