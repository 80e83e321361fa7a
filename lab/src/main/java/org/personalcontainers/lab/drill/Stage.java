package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;

/** What a drill plays on, and what it reports by. */
final class Stage {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final RealLab lab;
  private final Voice voice;

  Stage(RealLab lab, Voice voice) {
    this.lab = lab;
    this.voice = voice;
  }

  RealLab lab() {
    return lab;
  }

  RealNode node(String name) {
    return lab.node(name);
  }

  List<NodeName> names() {
    return lab.nodes().stream().map(RealNode::name).toList();
  }

  void say(String sentence) {
    voice.say(sentence);
  }

  void must(boolean holds, String otherwise) {
    if (!holds) {
      throw new LabProblem(otherwise);
    }
  }

  /** Until the cluster is whole; tells how long that took since the moment. */
  void awaitWhole(long since, String what) {
    Wholeness.await(lab, LONGEST);
    say(String.format(Locale.ROOT, "%s: whole again after %.1f s", what, secondsSince(since)));
  }

  void await(Duration longest, String what, BooleanSupplier condition) {
    Patience.until(longest, what, condition);
  }

  static double secondsSince(long moment) {
    return (System.nanoTime() - moment) / 1e9;
  }

  /** In good order, as a person does it. */
  void turnOff(RealNode node) {
    node.run("systemctl", "poweroff");
    Patience.until(LONGEST, node + " to be off", () -> !node.isRunning());
  }

  void boot(NodeName name) {
    lab.boot(name, Bricks.THERE);
  }
}
