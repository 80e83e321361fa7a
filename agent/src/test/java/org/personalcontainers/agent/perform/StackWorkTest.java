package org.personalcontainers.agent.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Only the stack that the step names is deployed, and only in the swarm that it names. */
class StackWorkTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final SwarmId SWARM = new SwarmId("swarm");
  private static final StackName BLOG = new StackName("blog");
  private static final Rendered STACK = rendered("blog:1");
  private static final SwarmStep.DeployStack DEPLOY =
      new SwarmStep.DeployStack(PI1, SWARM, BLOG, STACK.content());
  private static final SwarmStep.RemoveStack REMOVE = new SwarmStep.RemoveStack(PI1, SWARM, BLOG);

  private final List<String> asked = new ArrayList<>();
  private Answer answer = new Answer.Done();
  private ClusterSeen cluster =
      new ClusterSeen(SWARM, 1, Duration.ofSeconds(5), 1, new TreeMap<>(), new TreeMap<>());

  private static Rendered rendered(String image) {
    String compose = "services:\n  web:\n    image: \"" + image + "\"\n";
    return new Rendered(compose, new TreeMap<>(), new TreeMap<>());
  }

  private StackWork work(Optional<Rendered> brought) {
    Object docker =
        Proxy.newProxyInstance(
            Docker.class.getClassLoader(),
            new Class<?>[] {Docker.class},
            (self, method, arguments) ->
                method.getName().equals("cluster")
                    ? Fact.known(cluster)
                    : told(method.getName() + " " + arguments[0]));
    return new StackWork((Docker) docker, brought);
  }

  private Answer told(String act) {
    asked.add(act);
    return answer;
  }

  private void blogRuns() {
    cluster = cluster.withStack(BLOG, new StackSeen(new TreeMap<>()));
  }

  @Test
  void a_stack_is_deployed_as_it_was_brought() {
    assertEquals(new StepResult.Done(), work(Optional.of(STACK)).deploy(DEPLOY));
    assertEquals(List.of("deploy blog"), asked);
  }

  @Test
  void without_its_file_it_is_for_later() {
    assertInstanceOf(StepResult.Retry.class, work(Optional.empty()).deploy(DEPLOY));
    assertTrue(asked.isEmpty());
  }

  @Test
  void another_file_is_not_deployed() {
    assertInstanceOf(StepResult.Stale.class, work(Optional.of(rendered("blog:2"))).deploy(DEPLOY));
    assertTrue(asked.isEmpty());
  }

  @Test
  void nothing_is_done_in_another_swarm() {
    blogRuns();
    SwarmId other = new SwarmId("other");
    assertInstanceOf(
        StepResult.Stale.class,
        work(Optional.of(STACK))
            .deploy(new SwarmStep.DeployStack(PI1, other, BLOG, STACK.content())));
    assertInstanceOf(
        StepResult.Stale.class,
        work(Optional.empty()).remove(new SwarmStep.RemoveStack(PI1, other, BLOG)));
    assertTrue(asked.isEmpty());
  }

  @Test
  void a_file_that_docker_refuses_is_a_persons() {
    answer = new Answer.Refused("services.web.x is not allowed");
    assertEquals(
        new StepResult.Stuck(
            "services.web.x is not allowed",
            "Mend the file and deploy it again: pcctl stack deploy blog"),
        work(Optional.of(STACK)).deploy(DEPLOY));
  }

  @Test
  void what_is_not_there_is_removed() {
    assertEquals(new StepResult.Done(), work(Optional.empty()).remove(REMOVE));
    assertTrue(asked.isEmpty());
  }

  @Test
  void what_is_there_is_removed() {
    blogRuns();
    assertEquals(new StepResult.Done(), work(Optional.empty()).remove(REMOVE));
    assertEquals(List.of("remove blog"), asked);
  }

  @Test
  void what_may_be_there_is_not_removed() {
    cluster = cluster.withStacks(Fact.unknown("no answer"));
    assertInstanceOf(StepResult.Retry.class, work(Optional.empty()).remove(REMOVE));
    assertTrue(asked.isEmpty());
  }
}
