package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.core.status.StackSeen;

/**
 * What a Docker daemon makes of stacks, the simulated one as the real one. Nothing of them has to
 * run: no node has their image.
 */
abstract class StackContract extends Contract {
  static final StackName BLOG = new StackName("blog");
  static final ServiceName WEB = new ServiceName("web");
  private static final ServiceName DB = new ServiceName("db");
  private static final Subnet POOL = Subnet.parse("172.28.0.0/14");

  static final String WEB_ALONE =
      """
      services:
        web:
          image: example.org/nothing:1
          environment:
            PRICE: "costs $$5"
      """;

  static String both(String settings) {
    return """
    services:
      web:
        image: example.org/nothing:1
        configs: [settings]
        secrets: [password]
      db:
        image: example.org/nothing:2
    configs:
      settings:
        content: "%s"
    secrets:
      password:
        file: ./password
    """
        .formatted(settings);
  }

  /** As a person hands it in. */
  static Rendering.Ready ready(String compose) {
    Map<LocalPath, byte[]> files =
        Map.of(LocalPath.of("./password"), "hunter2".getBytes(StandardCharsets.UTF_8));
    StackReading reading = StackYaml.read("compose.yml", compose, Values.NONE);
    return reading instanceof StackReading.Read(var file, var notices)
            && StackYaml.render(file, BLOG, files) instanceof Rendering.Ready ready
        ? ready
        : fail(reading.toString());
  }

  NodePorts manager() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    return node;
  }

  /** Deployed, and seen as what it is. */
  Rendering.Ready deployed(NodePorts node, String compose) {
    Rendering.Ready ready = ready(compose);
    deploy(node, ready);
    eventually(() -> contents(node).equals(ready.services()));
    return ready;
  }

  /** Again, as a leader does, where swarm itself wrote into a service in between. */
  private void deploy(NodePorts node, Rendering.Ready ready) {
    AtomicReference<Answer> answer = new AtomicReference<>(new Answer.Unanswered("not asked"));
    eventually(
        () -> {
          answer.set(node.docker().deploy(BLOG, ready.stack()));
          return answer.get() instanceof Answer.Done || answer.get() instanceof Answer.Refused;
        });
    done(answer::get);
  }

  SortedMap<StackName, StackSeen> stacks(NodePorts node) {
    return known(() -> node.docker().cluster().then(ClusterSeen::stacks));
  }

  private SortedMap<ServiceName, ContentHash> contents(NodePorts node) {
    SortedMap<ServiceName, ContentHash> contents = new TreeMap<>();
    Optional.ofNullable(stacks(node).get(BLOG))
        .map(StackSeen::services)
        .orElseGet(TreeMap::new)
        .forEach((name, service) -> contents.put(name, service.content().orElseThrow()));
    return contents;
  }

  ServiceSeen service(NodePorts node, ServiceName name) {
    return at(at(stacks(node), BLOG).services(), name);
  }

  @Test
  void a_fresh_swarm_runs_no_stack() {
    assertEquals(new TreeMap<>(), stacks(manager()));
  }

  @Test
  void a_stack_is_seen_as_it_was_handed_in() {
    NodePorts node = manager();
    deployed(node, WEB_ALONE);
    ServiceSeen web = service(node, WEB);
    assertEquals("example.org/nothing:1", web.image());
    assertEquals(1, web.wanted());
    assertEquals(Rollout.STEADY, web.rollout());
  }

  /** Swarm itself notes addresses in a new service for a moment. */
  @Test
  void the_same_again_changes_nothing() {
    NodePorts node = manager();
    Rendering.Ready ready = deployed(node, both("a"));
    Set<ServiceName> before = at(stacks(node), BLOG).services().keySet();
    eventually(() -> isUntouchedByDeploying(ready, node));
    assertEquals(before, at(stacks(node), BLOG).services().keySet());
  }

  private boolean isUntouchedByDeploying(Rendering.Ready ready, NodePorts node) {
    long before = at(stacks(node), BLOG).asOf();
    deploy(node, ready);
    return at(stacks(node), BLOG).asOf() == before;
  }

  @Test
  void another_content_is_another_service() {
    NodePorts node = manager();
    deployed(node, WEB_ALONE);
    long before = service(node, WEB).version();
    deployed(node, WEB_ALONE.replace("nothing:1", "nothing:3"));
    assertEquals("example.org/nothing:3", service(node, WEB).image());
    assertTrue(service(node, WEB).version() > before);
  }

  @Test
  void what_a_config_says_is_part_of_the_content() {
    NodePorts node = manager();
    deployed(node, both("a"));
    ServiceSeen web = service(node, WEB);
    ServiceSeen db = service(node, DB);
    deployed(node, both("b"));
    assertTrue(service(node, WEB).version() > web.version());
    assertEquals(db.content(), service(node, DB).content());
  }

  @Test
  void a_service_that_is_left_out_goes() {
    NodePorts node = manager();
    deployed(node, both("a"));
    deployed(node, WEB_ALONE);
    eventually(() -> !at(stacks(node), BLOG).services().containsKey(DB));
  }

  @Test
  void a_stack_is_removed_once_and_comes_again() {
    NodePorts node = manager();
    deployed(node, both("a"));
    done(() -> node.docker().remove(BLOG));
    eventually(() -> stacks(node).isEmpty());
    done(() -> node.docker().remove(BLOG));
    deployed(node, both("a"));
  }

  @Test
  void a_network_that_should_be_there_and_is_not_is_refused() {
    NodePorts node = manager();
    String compose = WEB_ALONE + "networks:\n  default:\n    name: proxy\n    external: true\n";
    refused(() -> node.docker().deploy(BLOG, ready(compose).stack()));
    assertEquals(new TreeMap<>(), stacks(node));
  }

  @Test
  void all_managers_see_the_same_stacks() {
    List<NodePorts> nodes = nodes().fresh(2);
    NodePorts first = nodes.getFirst();
    NodePorts second = nodes.getLast();
    done(() -> first.docker().init(first.address(), POOL));
    var swarm = known(first.docker()::cluster).id();
    var token = known(() -> first.docker().joinToken(swarm, Role.MANAGER));
    done(() -> second.docker().join(second.address(), first.address(), token));
    Rendering.Ready ready = deployed(second, WEB_ALONE);
    eventually(() -> contents(first).equals(ready.services()));
    done(() -> first.docker().remove(BLOG));
    eventually(() -> stacks(second).isEmpty());
  }
}
