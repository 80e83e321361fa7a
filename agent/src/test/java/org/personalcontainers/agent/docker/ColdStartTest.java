package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;

/** What a real daemon said after power cuts and with a wrong clock, and what it does not mean. */
class ColdStartTest {
  private static final String NO_LEADER =
      "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too"
          + " few managers are online. Make sure more than half of the managers are online.";
  private static final String X509 =
      "error while validating Root CA Certificate: x509: certificate has expired or is not yet"
          + " valid: current time 1970-01-02T00:00:08Z is before 2026-11-20T23:18:00Z";
  private static final String NO_MANAGER =
      "This node is not a swarm manager. Use \\\"docker swarm init\\\" or \\\"docker swarm join\\\""
          + " to connect this node to swarm and try again.";
  private static final SwarmNetwork OVERLAY =
      new SwarmNetwork.Overlay(new NetworkName("proxy"), Optional.empty(), true, false);

  @TempDir Path directory;
  private FakeDaemon daemon;
  private DockerEngine docker;

  @BeforeEach
  void start() throws IOException {
    daemon = new FakeDaemon(directory.resolve("docker.sock"));
    docker =
        new DockerEngine(
            directory,
            directory.resolve("docker.sock"),
            (limit, program, input) -> new Command.Lost("no programs here"));
  }

  @AfterEach
  void end() throws IOException {
    daemon.close();
  }

  private static String info(String state, String control, String id, String error) {
    return """
    {"ServerVersion":"26.1.5+dfsg1","Swarm":{"NodeID":"%s","NodeAddr":"10.78.0.18",\
    "LocalNodeState":"%s","ControlAvailable":%s,"Error":"%s",\
    "RemoteManagers":[{"NodeID":"","Addr":"10.78.0.17:2377"}],\
    "Cluster":{"ID":"","Version":{},"Spec":{"Dispatcher":{}}}}}
    """
        .formatted(id, state, control, error);
  }

  private static String message(String text) {
    return "{\"message\":\"" + text + "\"}\n";
  }

  private void sayWithoutLeader(String state) {
    daemon
        .saying("GET /info", 200, info(state, "true", "l61xkwrbtzm3swhfpt16dkdus", NO_LEADER))
        .saying("GET /nodes", 500, message(NO_LEADER))
        .saying("GET /swarm", 500, message(NO_LEADER))
        .saying("GET /networks", 200, "[{\"Name\":\"bridge\",\"Scope\":\"local\"}]");
  }

  @Test
  void a_booting_manager_without_a_leader_is_neither_joining_nor_outside() {
    sayWithoutLeader("pending");
    assertInstanceOf(Fact.Unknown.class, docker.membership());
  }

  @Test
  void a_manager_that_lost_its_leader_stays_a_member() {
    sayWithoutLeader("active");
    SwarmNodeId id = new SwarmNodeId("l61xkwrbtzm3swhfpt16dkdus");
    assertEquals(
        Fact.known(new SwarmMembership.Member(id, Role.MANAGER, Optional.empty())),
        docker.membership());
  }

  @Test
  void networks_without_a_leader_are_unknown_and_none_is_made() {
    sayWithoutLeader("active");
    assertInstanceOf(Fact.Unknown.class, docker.cluster());
    assertInstanceOf(Answer.Unanswered.class, docker.create(OVERLAY));
    assertTrue(daemon.requests().stream().noneMatch(request -> request.startsWith("POST")));
  }

  @Test
  void a_leader_that_goes_while_we_look_leaves_the_networks_unknown() {
    sayWithoutLeader("active");
    daemon.saying("GET /nodes", 200, "[]");
    assertInstanceOf(Fact.Unknown.class, docker.cluster());
    assertEquals(List.of("GET /nodes", "GET /networks", "GET /swarm"), daemon.requests());
  }

  @ParameterizedTest
  @CsvSource({"manager, MANAGER", "worker, WORKER", "none, WORKER"})
  void a_demotion_lasts_until_there_is_a_new_certificate(String certificate, Role role)
      throws IOException {
    Path certificates = directory.resolve("var/lib/docker/swarm/certificates");
    Files.createDirectories(certificates);
    try (InputStream there = ColdStartTest.class.getResourceAsStream(certificate + ".crt")) {
      if (there != null) {
        Files.copy(there, certificates.resolve("swarm-node.crt"));
      }
    }
    daemon.saying("GET /info", 200, info("active", "false", "l61xkwrbtzm3swhfpt16dkdus", ""));
    SwarmNodeId id = new SwarmNodeId("l61xkwrbtzm3swhfpt16dkdus");
    assertEquals(
        Fact.known(new SwarmMembership.Member(id, role, Optional.empty())), docker.membership());
  }

  @Test
  void a_booting_worker_without_a_manager_is_not_joining() {
    daemon.saying("GET /info", 200, info("pending", "false", "ptxs0txf2mxlnnrj0wt0hhgne", ""));
    assertInstanceOf(Fact.Unknown.class, docker.membership());
  }

  @Test
  void only_who_has_no_identity_yet_is_joining() {
    daemon.saying("GET /info", 200, info("pending", "false", "", ""));
    assertInstanceOf(SwarmMembership.Pending.class, docker.membership().ifKnown().orElseThrow());
  }

  @Test
  void a_wrong_clock_is_clock_trouble_and_not_outside() {
    daemon
        .saying("GET /info", 200, info("error", "false", "", X509))
        .saying("GET /nodes", 503, message(NO_MANAGER))
        .saying("GET /swarm", 503, message(NO_MANAGER));
    assertEquals(Fact.known(new SwarmMembership.ClockTrouble(X509)), docker.membership());
    assertInstanceOf(Fact.Unknown.class, docker.cluster());
  }

  @Test
  void docker_is_restarted_once_the_time_is_right() {
    daemon.saying("GET /info", 200, info("error", "false", "", X509));
    List<String> run = new CopyOnWriteArrayList<>();
    assertInstanceOf(Answer.Busy.class, dockerAt("1970-01-02T00:01:00Z", run).restart());
    assertEquals(List.of(), run);
    assertEquals(new Answer.Done(), dockerAt("2026-11-20T23:18:01Z", run).restart());
    assertEquals(List.of("systemctl restart docker.service"), run);
  }

  @Test
  void docker_that_saw_the_future_waits_for_the_right_time_too() {
    String future = X509.replaceFirst("current time.*", "");
    daemon.saying(
        "GET /info",
        200,
        info(
            "error",
            "false",
            "",
            future + "current time 2199-01-01T00:00:00Z is after 2027-02-20T00:18:00Z"));
    List<String> run = new CopyOnWriteArrayList<>();
    assertInstanceOf(Answer.Busy.class, dockerAt("2199-01-01T00:01:00Z", run).restart());
    assertEquals(new Answer.Done(), dockerAt("2026-12-01T00:00:00Z", run).restart());
    assertEquals(1, run.size());
  }

  @Test
  void a_complaint_without_times_is_worth_a_try() {
    daemon.saying(
        "GET /info", 200, info("error", "false", "", X509.replaceFirst(": current.*", "")));
    List<String> run = new CopyOnWriteArrayList<>();
    assertEquals(new Answer.Done(), dockerAt("1970-01-02T00:01:00Z", run).restart());
    assertEquals(1, run.size());
  }

  private DockerEngine dockerAt(String now, List<String> run) {
    return new DockerEngine(
        directory,
        directory.resolve("docker.sock"),
        (limit, program, input) -> {
          run.add(String.join(" ", program));
          return new Command.Ended(0, "", "");
        },
        InstantSource.fixed(Instant.parse(now)));
  }

  @Test
  void another_error_is_unknown() {
    daemon.saying("GET /info", 200, info("error", "false", "", "no space left on device"));
    assertInstanceOf(Fact.Unknown.class, docker.membership());
  }

  @Test
  void nobody_behind_the_socket_is_unknown() throws IOException {
    daemon.close();
    assertInstanceOf(Fact.Unknown.class, docker.membership());
    assertInstanceOf(Answer.Unanswered.class, docker.leave());
  }

  /** Seen for up to 50 ms on another manager than the one that was asked to make it. */
  @Test
  void a_network_that_is_being_made_is_neither_made_twice_nor_another_one() {
    daemon
        .saying("GET /nodes", 200, "[]")
        .saying("GET /swarm", 200, "{\"ID\":\"swarm\",\"Version\":{\"Index\":7}}")
        .saying("POST /networks/create", 409, message("network with name proxy already exists"))
        .saying("GET /networks", 200, proxy(""));
    assertInstanceOf(Answer.Busy.class, docker.create(OVERLAY));
    daemon.saying("GET /networks", 200, proxy("ipvlan"));
    assertInstanceOf(Answer.Refused.class, docker.create(OVERLAY));
    daemon.saying("GET /networks", 200, proxy("overlay"));
    assertEquals(new Answer.Done(), docker.create(OVERLAY));
  }

  private static String proxy(String driver) {
    return "[{\"Name\":\"proxy\",\"Scope\":\"swarm\",\"Attachable\":true,\"Driver\":\"%s\"}]"
        .formatted(driver);
  }
}
