package org.personalcontainers.lab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.Wording;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.NoAnswer;

/** The package's own agent, started by the node's systemd: ordered, killed, and weighed. */
@RealNodes(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentOnNodeTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final VolumeName DOCKER = new VolumeName("docker");
  private static final HostPath POINT = new HostPath("/opt/docker");
  private static final BrickPlace PLACE =
      new BrickPlace(PI1, new HostPath("/gluster/volumes/docker"), 1, new BrickId("of-pi1"));
  private static final Mount.Source SOURCE = new Mount.Source.Directory(PLACE.path());
  private static final Fence FENCE = new Fence(1, 7, 2);
  private static final NodeStep SLOW =
      new StorageStep.MountVolume(
          PI1,
          new VolumeName("slow"),
          new HostPath("/opt/slow"),
          new Mount.Source.Volume(new VolumeName("slow")),
          List.of());
  private static final Fence NEXT = new Fence(1, 8, 2);
  private static final Fence OLDER = new Fence(1, 6, 9);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MOST_KILOBYTES = 80 * 1024;

  private RealNode node;

  @BeforeAll
  void awaitAgent(RealLab lab) {
    node = lab.node("pi1");
    awaitListening();
  }

  private void awaitListening() {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!listens()) {
      if (System.nanoTime() > end) {
        fail(node.run("journalctl", "-u", "personal-containers-agent", "--no-pager").text());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean listens() {
    try {
      return get("/v1/node").isSuccess();
    } catch (IOException e) {
      return false;
    }
  }

  private Caller caller() {
    return Caller.unix(node.inside("/run/personal-containers/agent.sock"));
  }

  private Answer get(String path) throws IOException {
    try (Caller caller = caller()) {
      return caller.get(path, LIMIT);
    }
  }

  /** As a leader does it: on a busy machine an agent that stood still takes no order at first. */
  private StepResult ordered(Fence fence, NodeStep step) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    StepResult result = order(fence, step);
    while (result instanceof StepResult.Retry && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      result = order(fence, step);
    }
    return result;
  }

  private StepResult order(Fence fence, NodeStep step) throws IOException {
    return order(fence, step, LIMIT);
  }

  private StepResult order(Fence fence, NodeStep step, Duration limit) throws IOException {
    byte[] order =
        Wire.write(new org.personalcontainers.core.wire.Order.Known(fence, step), Cargo.NONE);
    try (Caller caller = caller()) {
      return Wire.readResult(caller.call("POST", "/v1/orders", order, limit).body());
    }
  }

  private Sighting look(Fence fence) throws IOException {
    String path =
        "/v1/observation?epoch=%d&term=%d&revision=%d"
            .formatted(fence.epoch(), fence.term(), fence.revision());
    return Wire.readSighting(get(path).body());
  }

  private static Mount mount(Sighting sighting) {
    Observation.Seen seen = assertInstanceOf(Observation.Seen.class, sighting.observation());
    return Optional.ofNullable(seen.status().mounts().ifKnown().orElseThrow().get(POINT))
        .orElseThrow();
  }

  @Test
  @Order(1)
  void it_makes_a_volume_of_a_local_directory_step_by_step() throws IOException {
    List<NodeStep> steps =
        List.of(
            new StorageStep.MakeBrick(PI1, DOCKER, PLACE),
            new StorageStep.MountVolume(PI1, DOCKER, POINT, SOURCE, List.of()),
            new StorageStep.MakeTree(PI1, DOCKER, POINT, VolumeSpec.Tree.STANDARD));
    for (NodeStep step : steps) {
      assertEquals(new StepResult.Done(), ordered(FENCE, step), step.toString());
    }
    Sighting sighting = look(FENCE);
    assertEquals(new Mount(SOURCE, Mount.Health.ANSWERS, Mount.Tree.STANDS), mount(sighting));
    assertEquals(Optional.of(FENCE), sighting.fence());
    for (NodeStep step : steps) {
      assertEquals(new StepResult.Done(), ordered(FENCE, step), "again: " + step);
    }
    assertEquals(sighting.hash(), look(FENCE).hash());
  }

  /** Its mounts are systemd's: they outlive it. */
  @Test
  @Order(2)
  void killed_it_is_back_and_knows_who_is_deposed_and_the_mount_never_went() throws IOException {
    String before = pid();
    node.shell("kill -9 " + before);
    awaitRestarted(before);
    NodeStep step = new StorageStep.MakeBrick(PI1, DOCKER, PLACE);
    assertInstanceOf(StepResult.Stale.class, ordered(OLDER, step));
    Sighting sighting = look(OLDER);
    assertEquals(Optional.of(FENCE), sighting.fence());
    assertEquals(Mount.Health.ANSWERS, mount(sighting).health());
  }

  private void awaitRestarted(String before) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (pid().equals(before) || pid().equals("0")) {
      assertTrue(System.nanoTime() < end, "systemd did not start the agent again");
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    awaitListening();
  }

  private String pid() {
    return node.output(
        "systemctl", "show", "-p", "MainPID", "--value", "personal-containers-agent");
  }

  @Test
  @Order(3)
  void it_is_small() {
    String kilobytes = node.shell("awk '/VmRSS/ {print $2}' /proc/" + pid() + "/status");
    System.out.println("agent: " + Integer.parseInt(kilobytes) / 1024 + " MB RSS");
    assertTrue(Integer.parseInt(kilobytes) <= MOST_KILOBYTES, kilobytes + " kB");
  }

  @Test
  @Order(4)
  void whoever_is_not_in_the_group_does_not_come_in() {
    assertTrue(
        !node.run(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "curl",
                "--silent",
                "--unix-socket",
                "/run/personal-containers/agent.sock",
                "http://agent/v1/node")
            .ok());
  }

  /**
   * A leader orders and dies, and the next one orders the same. The mount is slow because its gate
   * waits for bricks: nobody has started the volume yet.
   */
  @Test
  @Order(5)
  void an_order_whose_caller_is_gone_is_attached_to_and_not_started_twice() throws Exception {
    makeVolumeThatIsNotStarted();
    Patience.until(LIMIT, "the order to be under way", () -> isLeftUnanswered(FENCE, SLOW));
    assertEquals(List.of(FENCE), underWay(SLOW));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<StepResult> next = threads.submit(() -> ordered(NEXT, SLOW));
      Patience.until(LIMIT, "the next leader to be heard", () -> heeds(NEXT));
      assertFalse(next.isDone());
      node.shell("gluster --mode=script volume start slow");
      assertEquals(new StepResult.Done(), next.get());
    }
    Patience.until(LIMIT, "the journal to have it", () -> told(Wording.of(SLOW) + ": done") == 1);
    assertEquals(1, told("begins: " + Wording.of(SLOW)));
    assertEquals(List.of(), underWay(SLOW));
    assertInstanceOf(StepResult.Stale.class, ordered(FENCE, SLOW));
  }

  private void makeVolumeThatIsNotStarted() {
    node.shell(
        """
        set -e
        systemctl start glusterd
        until gluster --mode=script pool list >/dev/null 2>&1; do sleep 0.2; done
        mkdir -p /gluster/volumes/slow
        gluster --mode=script volume create slow %s:/gluster/volumes/slow/brick.1 force
        """
            .formatted(node.address()));
  }

  /** Whoever ordered it goes away after a moment; false where the agent has answered by then. */
  private boolean isLeftUnanswered(Fence fence, NodeStep step) {
    try {
      StepResult ignored = order(fence, step, Duration.ofSeconds(2));
      return false;
    } catch (NoAnswer e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** For whom it is done just now. Whoever looks is heeded as well, so it is the older leader. */
  private List<Fence> underWay(NodeStep step) throws IOException {
    Observation.Seen seen = assertInstanceOf(Observation.Seen.class, look(FENCE).observation());
    return seen.jobs().stream().filter(job -> job.step().equals(step)).map(Job::fence).toList();
  }

  private boolean heeds(Fence fence) {
    try {
      return look(FENCE).fence().equals(Optional.of(fence));
    } catch (IOException e) {
      return false;
    }
  }

  private int told(String sentence) {
    String journal =
        node.output("journalctl", "-u", "personal-containers-agent", "-o", "cat", "--no-pager");
    return Math.toIntExact(journal.lines().filter(line -> line.contains(sentence)).count());
  }
}
