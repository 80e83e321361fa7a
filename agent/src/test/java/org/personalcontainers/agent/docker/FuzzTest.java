package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.fuzz.Fuzz;

/** What Docker's daemon says, with labels and names that anybody may have given. */
class FuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "-1",
    "1e400",
    "\\u0000",
    "\\ud800",
    "{}",
    "[]",
    "\"ID\":",
    "\"Spec\":",
    "\"Addr\":\"",
    "0.0.0.0:2377",
    "[::1]:2377",
    "\"Labels\":{\"\":\"\"}",
    "[[[[[["
  };
  private static final String NODES =
      """
      [{"ID":"0123456789abcdefghijklmno","Version":{"Index":21},
        "Spec":{"Labels":{"media":"true"},"Role":"manager","Availability":"active"},
        "Description":{"Hostname":"pi1"},"Status":{"State":"ready","Addr":"192.168.1.11"},
        "ManagerStatus":{"Leader":true,"Reachability":"reachable","Addr":"192.168.1.11:2377"}},
       {"ID":"1123456789abcdefghijklmno","Version":{"Index":9},"Spec":{"Role":"worker","Availability":"drain"},
        "Description":{},"Status":{"State":"unknown","Addr":"0.0.0.0"}}]
      """;
  private static final String NETWORKS =
      """
      [{"Name":"proxy","Id":"a1","Scope":"swarm","Driver":"overlay","Attachable":true,"Ingress":false,
        "IPAM":{"Config":[{"Subnet":"10.0.1.0/24"}]},"Options":{"encrypted":""}},
       {"Name":"lan","Scope":"swarm","Driver":"macvlan","ConfigFrom":{"Network":"lan-config"}},
       {"Name":"lan-config","Scope":"local","Driver":"null","ConfigOnly":true,
        "IPAM":{"Config":[{"Subnet":"192.168.1.0/24","Gateway":"192.168.1.1","IPRange":"192.168.1.64/28"}]},
        "Options":{"parent":"eth0"}}]
      """;
  private static final String SERVICES =
      """
      [{"ID":"s1","Version":{"Index":41},"Spec":{"Name":"blog_web","Labels":{
          "com.docker.stack.namespace":"blog","org.personalcontainers.content":"v1"},
          "TaskTemplate":{"ContainerSpec":{"Image":"blog:1@sha256:0"}},
          "Mode":{"ReplicatedJob":{"TotalCompletions":2}}},
        "UpdateStatus":{"State":"paused","Message":"update paused"},
        "ServiceStatus":{"RunningTasks":1,"DesiredTasks":2,"CompletedTasks":1}}]
      """;
  private static final String TASKS =
      """
      [{"ServiceID":"s1","NodeID":"0123456789abcdefghijklmno",
        "Spec":{"ContainerSpec":{"Image":"blog:1@sha256:0"}},
        "Status":{"Timestamp":"2026-11-29T10:00:07.25Z","State":"failed",
          "Err":"task: non-zero exit (1)","ContainerStatus":{"ExitCode":1}}}]
      """;
  private static final String INFO =
      """
      {"Name":"pi1","Swarm":{"NodeID":"0123456789abcdefghijklmno","LocalNodeState":"active",
        "ControlAvailable":true,"Error":"","RemoteManagers":[{"Addr":"192.168.1.11:2377"}],
        "Cluster":{"ID":"abcdefghijklmnopqrstuvwxy"}}}
      """;

  /** What Jackson refuses, and what our types do: the engine calls both no answer. */
  private static Fuzz fuzz(String name, String sample) {
    return Fuzz.of(FuzzTest.class, name, IOException.class)
        .refusing(IllegalArgumentException.class)
        .samples(sample)
        .words(WORDS);
  }

  private static JsonNode json(byte[] bytes) throws IOException {
    return JSON.readTree(bytes);
  }

  @Test
  void members() {
    fuzz("docker-nodes", NODES).play(bytes -> Members.of(json(bytes)));
  }

  @Test
  void networks() {
    fuzz("docker-networks", NETWORKS)
        .play(
            bytes -> {
              JsonNode list = json(bytes);
              Networks.ofTheSwarm(list);
              Networks.ranges(list);
            });
  }

  @Test
  void services() {
    fuzz("docker-services", SERVICES)
        .play(
            bytes -> {
              Troubles troubles = new Troubles(JSON.readTree(TASKS), JSON.readTree(NODES));
              StackService.of(json(bytes)).forEach(service -> service.with(troubles.of(service)));
            });
  }

  @Test
  void tasks() throws IOException {
    List<StackService> services = StackService.of(JSON.readTree(SERVICES));
    fuzz("docker-tasks", TASKS)
        .play(
            bytes -> {
              Troubles troubles = new Troubles(json(bytes), JSON.readTree(NODES));
              services.forEach(troubles::of);
            });
  }

  @Test
  void membership() {
    fuzz("docker-info", INFO)
        .play(
            bytes -> {
              Fact<SwarmMembership> fact = Membership.of(json(bytes), Path.of("/nowhere"));
              assertFalse(fact.toString().isBlank());
            });
  }

  @Test
  void complaints() {
    Fuzz.of(FuzzTest.class, "docker-message", NoMessage.class)
        .samples("{\"message\":\"no such network\"}", "Status 503: {\"message\":\"a\"}", "plain")
        .words(WORDS)
        .play(
            bytes -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              if (List.of(text.strip(), "").contains(Engine.message(text))) {
                throw new NoMessage();
              }
            });
  }

  /** Nothing but the text itself was understood. */
  private static final class NoMessage extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
