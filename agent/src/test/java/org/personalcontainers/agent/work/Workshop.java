package org.personalcontainers.agent.work;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.link.disk.DurableFile;

/** No thread runs here but the test's: it says when a job starts, and what came of it. */
class Workshop {
  static final NodeName PI1 = new NodeName("pi1");
  static final Fence FENCE = new Fence(1, 2, 3);
  static final StepResult DONE = new StepResult.Done();
  static final StepResult RETRY = new StepResult.Retry("not now");

  Duration now = Duration.ofHours(1);
  final Clock clock = () -> now;
  final Standstill standstill = new Standstill(clock);
  final Deque<Runnable> threads = new ArrayDeque<>();
  final List<NodeStep> performed = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  StepResult outcome = DONE;
  final FenceFile fences =
      FenceFile.at(new DurableFile(Path.of("/state/fence.json"), new CrashingStorage()));
  final Jobs jobs =
      new LockedJobs(fences, this::perform, clock, standstill, threads::add, new Notes());

  final class Notes implements LockedJobs.Journal {
    @Override
    public void started(Jobs.Ordered order) {
      told.add("started " + order);
    }

    @Override
    public void ended(Jobs.Ordered order, StepResult result, Duration lasted) {
      told.add("ended " + result);
    }
  }

  StepResult perform(NodeStep step, Cargo cargo) {
    performed.add(step);
    return outcome;
  }

  Waiter order(Fence fence, NodeStep step) {
    return jobs.take(new Jobs.Ordered(now, fence, step, Cargo.NONE));
  }

  Waiter order(NodeStep step) {
    return order(FENCE, step);
  }

  void run() {
    threads.remove().run();
  }

  void pass(Duration time) {
    Duration end = now.plus(time);
    while (now.compareTo(end) < 0) {
      now = now.plusMillis(100);
      standstill.beat();
    }
  }

  static NodeStep hosts() {
    return new HostStep.WriteHosts(PI1, new TreeMap<>());
  }

  static NodeStep brick(int number) {
    return new StorageStep.MakeBrick(
        PI1,
        new VolumeName("docker"),
        new BrickPlace(
            PI1, new HostPath("/gluster/volumes/docker"), number, new BrickId("b" + number)));
  }

  static NodeStep mount(String volume) {
    return new StorageStep.MountVolume(
        PI1,
        new VolumeName(volume),
        new HostPath("/opt/docker"),
        new Mount.Source.Directory(new HostPath("/data")),
        List.of());
  }

  static String problem(Waiter answer) {
    return assertInstanceOf(StepResult.Retry.class, answer.known().orElseThrow()).problem();
  }
}
