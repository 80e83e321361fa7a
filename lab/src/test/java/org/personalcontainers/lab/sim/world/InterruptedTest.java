package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.personalcontainers.lab.sim.world.Trio.DOCKER;
import static org.personalcontainers.lab.sim.world.Trio.address;
import static org.personalcontainers.lab.sim.world.Trio.pi;
import static org.personalcontainers.lab.sim.world.Trio.place;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/**
 * The power fails before and after every effect of every step: after the boot, the step, named
 * anew, comes to the same end.
 */
class InterruptedTest {
  /** Steps in their order; each is named from what is there, as the planner would. */
  private static final List<Function<Trio, NodeStep>> STEPS =
      List.of(
          trio -> new HostStep.WriteHosts(pi(1), hosts(trio)),
          trio -> new HostStep.WriteHosts(pi(2), hosts(trio)),
          trio -> new SwarmStep.InitSwarm(pi(1), address(1), SwarmStep.InitSwarm.USUAL_POOL),
          trio -> trio.join(2, Role.MANAGER),
          trio -> trio.join(3, Role.MANAGER),
          trio ->
              new SwarmStep.LabelNode(
                  pi(1), trio.member(1, 2).id(), pi(2), labels(), trio.member(1, 2).version()),
          trio -> new HostStep.WriteHosts(pi(3), hosts(trio)),
          trio -> new StorageStep.ProbePeer(pi(1), pi(2), trio.peer(2)),
          trio -> new StorageStep.ProbePeer(pi(1), pi(3), trio.peer(3)),
          trio -> new StorageStep.MakeBrick(pi(1), DOCKER, place(1, 1)),
          trio -> new StorageStep.MakeBrick(pi(2), DOCKER, place(2, 1)),
          trio -> new StorageStep.MakeBrick(pi(3), DOCKER, place(3, 1)));

  private static SortedMap<NodeName, Address> hosts(Trio trio) {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    trio.world.machines().values().forEach(m -> hosts.put(m.name(), m.address()));
    return hosts;
  }

  private static SortedMap<LabelName, String> labels() {
    TreeMap<LabelName, String> labels = new TreeMap<>();
    labels.put(new LabelName("media"), "true");
    return labels;
  }

  /** Throws in the middle of the n-th effect, or of none. */
  private static final class Fuse implements Interruption {
    private final List<String> struck = new ArrayList<>();
    private final int blows;

    Fuse(int blows) {
      this.blows = blows;
    }

    @Override
    public void strike(NodeName machine, Moment moment, String effect) {
      struck.add(moment + " " + effect);
      if (struck.size() == blows) {
        throw new PowerCut(machine + " " + moment + " " + effect);
      }
    }
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PowerCut(String where) {
      super(where);
    }
  }

  @Test
  void every_step_comes_to_its_end_wherever_the_power_fails() {
    Fuse whole = new Fuse(0);
    build(new Trio(3, whole));
    assertTrue(whole.struck.size() > 40, whole.struck.toString());
    for (int blows = 1; blows <= whole.struck.size(); blows++) {
      Trio trio = new Trio(3, new Fuse(blows));
      build(trio);
      String where = whole.struck.get(blows - 1);
      assertEquals(2, Trio.known(trio.look(2).pool()).peers().size(), where);
      assertEquals(labels(), trio.member(3, 2).labels(), where);
      assertEquals(Role.MANAGER, trio.member(1, 3).role(), where);
    }
  }

  private static void build(Trio trio) {
    STEPS.forEach(step -> insist(trio, step));
    trio.world.advance(Duration.ofSeconds(30));
  }

  /** As often as it takes; whatever is Stale is named anew, and a swarm that is there is there. */
  private static void insist(Trio trio, Function<Trio, NodeStep> naming) {
    StepResult last = new StepResult.Retry("not tried");
    for (int attempt = 0; attempt < 5; attempt++) {
      last = attempt(trio, naming.apply(trio));
      trio.world.advance(Duration.ofSeconds(30));
      if (last instanceof StepResult.Done || isMember(last)) {
        return;
      }
    }
    fail("never done: " + last);
  }

  private static boolean isMember(StepResult result) {
    return result instanceof StepResult.Stale(String reason)
        && reason.startsWith("is in a swarm already");
  }

  private static StepResult attempt(Trio trio, NodeStep step) {
    try {
      return trio.perform(step);
    } catch (PowerCut cut) {
      trio.world.machine(step.node()).powerOff();
      trio.world.advance(Duration.ofSeconds(5));
      trio.world.machine(step.node()).boot();
      return new StepResult.Retry("the power failed: " + cut.getMessage());
    }
  }

  @Test
  void a_creation_that_the_power_interrupts_is_whole_or_costs_its_bricks() {
    int strikes = 0;
    for (int blows = 1; strikes >= blows - 1; blows++) {
      strikes = creationWithCut(blows);
    }
    assertTrue(strikes >= 18, "effects struck: " + strikes);
  }

  /** Returns how many strikes there were; less than asked for when the creation was over before. */
  private static int creationWithCut(int blows) {
    int[] struck = {0};
    boolean[] armed = {false};
    Trio trio =
        new Trio(
            3,
            (machine, moment, effect) -> {
              if (armed[0] && ++struck[0] == blows) {
                throw new PowerCut(effect);
              }
            });
    build(trio);
    armed[0] = true;
    attempt(trio, creation(1));
    armed[0] = false;
    trio.world.advance(Duration.ofSeconds(60));
    finish(trio);
    return struck[0];
  }

  private static NodeStep creation(int number) {
    return new StorageStep.CreateVolume(
        pi(1),
        DOCKER,
        List.of(place(1, number), place(2, number), place(3, number)),
        0,
        Trio.options("on"));
  }

  private static void finish(Trio trio) {
    if (!(trio.perform(creation(1)) instanceof StepResult.Done)) {
      for (int node = 1; node <= 3; node++) {
        trio.does(new StorageStep.MakeBrick(pi(node), DOCKER, place(node, 2)));
      }
      trio.does(creation(2));
    }
    trio.world.advance(Duration.ofSeconds(5));
    trio.does(new StorageStep.StartVolume(pi(1), DOCKER, trio.volume(1).id()));
    trio.world.advance(Duration.ofSeconds(5));
    List<NodeName> servers = List.of(pi(1), pi(2));
    trio.does(
        new StorageStep.MountVolume(
            pi(3), DOCKER, Trio.POINT, new Mount.Source.Volume(DOCKER), servers));
    trio.does(new StorageStep.MakeTree(pi(3), DOCKER, Trio.POINT, VolumeSpec.Tree.STANDARD));
    assertEquals(3, trio.volume(3).bricks().size());
  }
}
