package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.agent.docker.DockerEngine;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** The real Docker keeps the contract, and tells why what it can't run does not run. */
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealStackContractTest extends StackContract {
  private RealLab lab;
  private RealContractNodes nodes;

  @BeforeAll
  void take(RealLab taken) {
    lab = taken;
    nodes = new RealContractNodes(taken, new OnlyDocker());
  }

  private static final class OnlyDocker implements RealContractNodes.Ports {
    @Override
    public Docker docker(Path root, Command command) {
      return new DockerEngine(root, root.resolve("run/docker.sock"), command);
    }
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }

  private ServiceSeen troubled(NodePorts node, String word) {
    eventually(() -> service(node, WEB).trouble().filter(it -> it.contains(word)).isPresent());
    ServiceSeen web = service(node, WEB);
    System.out.println("trouble: " + web.trouble().orElseThrow());
    return web;
  }

  private long count(NodePorts node, String kind) {
    return lab.node(node.name())
        .output("docker", kind, "ls", "-q", "--filter", "label=com.docker.stack.namespace=blog")
        .lines()
        .filter(line -> !line.isBlank())
        .count();
  }

  private String refusal(NodePorts node, Rendered stack) {
    Answer answer = answer(() -> node.docker().deploy(BLOG, stack));
    return assertInstanceOf(Answer.Refused.class, answer, answer::toString).reason();
  }

  @Test
  void an_image_that_is_nowhere_is_told_with_the_node_that_has_it_not() {
    NodePorts node = manager();
    deployed(node, WEB_ALONE);
    ServiceSeen web = troubled(node, "No such image: example.org/nothing:1");
    assertEquals(0, web.running());
    assertTrue(web.trouble().orElseThrow().endsWith("(on " + node.name() + ")"));
  }

  @Test
  void a_place_that_no_node_is_is_told() {
    NodePorts node = manager();
    deployed(
        node,
        WEB_ALONE
            + "    deploy:\n      placement:\n        constraints: [node.labels.media == true]\n");
    troubled(node, "no suitable node");
  }

  @Test
  void only_what_may_be_needed_again_is_kept() {
    NodePorts node = manager();
    for (String settings : new String[] {"a", "b", "c", "d"}) {
      deployed(node, both(settings));
    }
    assertEquals(2, count(node, "config"));
    assertEquals(1, count(node, "secret"));
    done(() -> node.docker().remove(BLOG));
    assertEquals(0, count(node, "config"));
    assertEquals(0, count(node, "secret"));
    Patience.until(Duration.ofSeconds(30), "its network to go", () -> count(node, "network") == 0);
  }

  @Test
  void what_docker_does_not_understand_it_says_itself() {
    NodePorts node = manager();
    Rendered good = ready(WEB_ALONE).stack();
    Rendered odd =
        new Rendered(
            good.compose().replace("    image:", "    picture: x\n    image:"),
            good.configs(),
            good.secrets());
    assertEquals("services.web Additional property picture is not allowed", refusal(node, odd));
  }
}
