package org.personalcontainers.lab.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.personalcontainers.agent.observe.Observer;
import org.personalcontainers.agent.perform.Performer;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.lab.sim.world.Daemon;
import org.personalcontainers.lab.sim.world.Interruption;
import org.personalcontainers.lab.sim.world.Machine;
import org.personalcontainers.lab.sim.world.Snapshot;
import org.personalcontainers.lab.sim.world.World;

/** The simulated machines, as a run uses them: by agents' hands, and by what befalls them. */
final class Ground {
  private final Stage stage;
  private final World world;
  private final Map<NodeName, Observer> observers = new HashMap<>();

  Ground(Stage stage) {
    this.stage = stage;
    this.world = new World(this::effect);
  }

  World world() {
    return world;
  }

  private void effect(NodeName machine, Interruption.Moment moment, String effect) {
    switch (moment) {
      case BEFORE -> stage.outages().beforeEffect(effect);
      case AFTER -> {
        stage.history().note(() -> "   " + machine + ": " + effect);
        stage.outages().afterEffect(effect);
      }
    }
  }

  Hands add(NodeSpec node) {
    Machine machine = world.add(node.name(), node.address());
    Observer observer =
        new Observer(node.name(), machine.docker(), machine.gluster(), machine.host());
    observers.put(node.name(), observer);
    Performer performer =
        new Performer(
            node.name(),
            machine.docker(),
            machine.gluster(),
            machine.host(),
            (via, swarm, role) -> token(node.name(), via, swarm, role),
            Cargo.NONE);
    return new MachineHands(node.name(), observer, performer, machine);
  }

  private final class MachineHands implements Hands {
    private final NodeName name;
    private final Observer observer;
    private final Performer performer;
    private final Machine machine;

    MachineHands(NodeName name, Observer observer, Performer performer, Machine machine) {
      this.name = name;
      this.observer = observer;
      this.performer = performer;
      this.machine = machine;
    }

    @Override
    public NodeStatus look() {
      return observer.look();
    }

    @Override
    public StepResult perform(NodeStep step) {
      stage.outages().begins(name);
      try {
        return performer.perform(step);
      } finally {
        stage.outages().ends();
      }
    }

    @Override
    public long spent() {
      return machine.takeSpent().toMillis();
    }
  }

  private Fact<JoinToken> token(NodeName asking, NodeName via, SwarmId swarm, Role role) {
    boolean answers =
        stage.fleet().find(via).filter(SimNode::isOn).isPresent()
            && stage.network().reaches(asking, via);
    return answers
        ? machine(via).docker().joinToken(swarm, role)
        : Fact.unknown(via + " does not answer " + asking);
  }

  private Machine machine(NodeName name) {
    return world.machine(name);
  }

  /** What a machine would say of itself, whoever asks. */
  NodeStatus look(NodeName name) {
    Observer observer = observers.get(name);
    if (observer == null) {
      throw new IllegalStateException("there is no machine " + name);
    }
    return observer.look();
  }

  void advanceTo(long time) {
    world.advanceTo(Duration.ofMillis(time));
  }

  void powerOff(NodeName name) {
    machine(name).powerOff();
  }

  void powerOn(NodeName name) {
    if (!machine(name).isOn()) {
      machine(name).boot();
    }
  }

  void wipe(NodeName name) {
    machine(name).wipe();
  }

  void wipeBricks(NodeName name) {
    machine(name).wipeBrickDisk();
  }

  void brickDiskAway(NodeName name) {
    machine(name).detachBrickDisk();
  }

  void brickDiskThere(NodeName name) {
    machine(name).attachBrickDisk();
  }

  Snapshot image(NodeName name) {
    return machine(name).snapshot();
  }

  void restore(NodeName name, Snapshot image) {
    machine(name).rewind(image);
  }

  void silence(NodeName name, Daemon daemon, long lasts) {
    machine(name).blind(daemon, Duration.ofMillis(stage.timeline().now() + lasts));
  }

  void clockWrong(NodeName name) {
    machine(name).clockWrong();
  }

  void clockRight(NodeName name) {
    machine(name).clockRight();
  }

  void cut(Set<NodeName> side) {
    for (NodeName one : world.machines().keySet()) {
      for (NodeName other : world.machines().keySet()) {
        if (side.contains(one) && !side.contains(other)) {
          world.cut(one, other);
        }
      }
    }
  }

  void mend() {
    world.mendAll();
  }

  void calm() {
    world.mendAll();
    for (Machine machine : world.machines().values()) {
      machine.clockRight();
      brickDiskThere(machine.name());
      for (Daemon daemon : Daemon.values()) {
        machine.blind(daemon, Duration.ZERO);
      }
    }
  }

  /** Whether a change by hand found something to change. */
  enum Changed {
    SOMETHING,
    NOTHING
  }

  Changed change(NodeName name, Happening.Change change) {
    return new Handiwork(world, machine(name)).change(change);
  }
}
