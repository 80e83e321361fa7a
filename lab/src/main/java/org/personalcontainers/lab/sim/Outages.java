package org.personalcontainers.lab.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Happening.Crash;
import org.personalcontainers.lab.sim.Happening.Edge;

/** Switches machines off and on again, also in the middle of what they do. */
final class Outages {
  private final Stage stage;
  private final Map<NodeName, Armed> armed = new HashMap<>();
  private final Set<NodeName> gone = new HashSet<>();
  private Optional<NodeName> acting = Optional.empty();
  private long pauseAtOrders;

  Outages(Stage stage) {
    this.stage = stage;
  }

  /** A crash that waits for its effect. */
  private static final class Armed {
    private final Crash crash;
    private int left;

    Armed(Crash crash) {
      this.crash = crash;
      this.left = crash.effect();
    }
  }

  void arm(Crash crash) {
    armed.put(crash.node(), new Armed(crash));
  }

  /** From here to {@link #ends} the effects are that machine's doing. */
  void begins(NodeName node) {
    acting = Optional.of(node);
  }

  void ends() {
    acting = Optional.empty();
  }

  void beforeEffect(String effect) {
    strike(Edge.BEFORE, effect);
  }

  void afterEffect(String effect) {
    strike(Edge.AFTER, effect);
    acting.ifPresent(node -> stage.reaper().afterEffect(stage.fleet().get(node), effect));
  }

  private void strike(Edge edge, String effect) {
    acting
        .flatMap(node -> Optional.ofNullable(armed.get(node)))
        .filter(waiting -> waiting.crash.edge() == edge)
        .ifPresent(waiting -> count(waiting, edge + " " + effect));
  }

  private void count(Armed waiting, String where) {
    waiting.left--;
    if (waiting.left <= 0) {
      armed.remove(waiting.crash.node());
      throw new CutShort(where, () -> fail(waiting.crash, where));
    }
  }

  /** The power fails in the middle of an effect. */
  private void fail(Crash crash, String where) {
    SimNode node = stage.fleet().get(crash.node());
    stage.history().note(() -> node.name() + " loses power " + where);
    stage.strike(
        crash.edge() == Edge.BEFORE ? FaultKind.CRASH_BEFORE_EFFECT : FaultKind.CRASH_AFTER_EFFECT,
        node.name());
    cut(node, crash.off());
  }

  void cut(SimNode node, long off) {
    if (node.isOn()) {
      stage.history().note(() -> node.name() + " is off");
      node.stop();
      stage.ground().powerOff(node.name());
      stage.timeline().after(off, () -> boot(node));
    }
  }

  void cutForGood(SimNode node) {
    gone.add(node.name());
    cut(node, 0);
  }

  boolean isGone(NodeName node) {
    return gone.contains(node);
  }

  Set<NodeName> gone() {
    return gone;
  }

  private void boot(SimNode node) {
    if (!node.isOn() && !gone.contains(node.name())) {
      stage.history().note(() -> node.name() + " boots");
      stage.ground().powerOn(node.name());
      node.start();
    }
  }

  void pauseAtOrders(long milliseconds) {
    pauseAtOrders = milliseconds;
  }

  /** The lease was looked at; now the leader may fall asleep, and order when it wakes. */
  void beforeOrders(SimNode leader) {
    if (pauseAtOrders > 0) {
      stage.strikeAll(FaultKind.LEADER_PAUSED);
      stage.history().note(() -> leader.name() + " sleeps for " + pauseAtOrders + " ms");
      leader.manager().pause(pauseAtOrders);
      pauseAtOrders = 0;
    }
  }

  void calm() {
    armed.clear();
    pauseAtOrders = 0;
    stage.fleet().all().forEach(this::boot);
    stage.fleet().all().forEach(node -> node.agent().calm());
  }
}
