package org.personalcontainers.lab.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;

/** What a drill plays on, and what it reports by. */
final class Stage {
  /** Prints the name of the swarm's leader, on a manager. */
  static final String SWARM_LEADER =
      "docker node ls --format '{{.Hostname}} {{.ManagerStatus}}' | sed -n 's/ Leader$//p'";

  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final RealLab lab;
  private final Voice voice;
  private final long seed;

  Stage(RealLab lab, Voice voice, long seed) {
    this.lab = lab;
    this.voice = voice;
    this.seed = seed;
  }

  /** What chance decides, it decides the same again with the same seed. */
  long seed() {
    return seed;
  }

  RealLab lab() {
    return lab;
  }

  RealNode node(String name) {
    return lab.node(name);
  }

  /** Strangers are no part of a cluster. */
  List<RealNode> nodes() {
    return lab.nodes().stream().filter(node -> node.kind() == NodeKind.NODE).toList();
  }

  List<NodeName> names() {
    return nodes().stream().map(RealNode::name).toList();
  }

  void say(String sentence) {
    voice.say(sentence);
  }

  /** What happened after that event, as the leader tells it; asked on the first node that runs. */
  Events events(long after) {
    String all = running().output("pcctl", "events", "--output", "json");
    Events known = Form.of(Events.class).read(all.getBytes(StandardCharsets.UTF_8));
    return new Events(
        known.last(), known.events().stream().filter(event -> event.number() > after).toList());
  }

  /** A person who asks at any node that is there. */
  RealNode running() {
    return nodes().stream().filter(RealNode::isRunning).findFirst().orElseThrow();
  }

  /** Containers with LAN addresses too, as many homes have them. */
  void declareLan() {
    RealNode node = running();
    String yaml = node.output("pcctl", "cluster", "show", "--output", "yaml");
    if (!yaml.contains("\n  lan:")) {
      String lan = node.address().replaceFirst("[0-9]+$", "");
      String wanted =
          yaml.replaceFirst(
              "\nnetworks:\n",
              "\nnetworks:\n  lan: {driver: macvlan, subnet: %1$s0/24, gateway: %1$s1, parent: eth0, pool: %1$s208/28}\n"
                  .formatted(lan));
      node.output(
          "sh", "-c", "printf '%s' \"$1\" | pcctl cluster apply --yes --file -", "sh", wanted);
    }
  }

  void must(boolean holds, String otherwise) {
    if (!holds) {
      throw new LabProblem(otherwise);
    }
  }

  /** Until the cluster is whole; tells how long that took since the moment. */
  void awaitWhole(long since, String what) {
    awaitWhole(LONGEST, since, what);
  }

  void awaitWhole(Duration longest, long since, String what) {
    tell(Wholeness.await(lab, longest), since, what);
  }

  /** Somebody does something about it again and again. */
  void awaitWhole(long since, String what, Runnable meanwhile) {
    tell(Wholeness.await(lab, LONGEST, meanwhile), since, what);
  }

  private void tell(List<String> last, long since, String what) {
    double seconds = secondsSince(since);
    String came = last.isEmpty() ? "" : "; last of all it lacked: " + String.join(", ", last);
    say(String.format(Locale.ROOT, "%s: whole again after %.1f s%s", what, seconds, came));
  }

  void await(Duration longest, String what, BooleanSupplier condition) {
    Patience.until(longest, what, condition);
  }

  /** For what must not happen meanwhile, or takes a while to go wrong. */
  void letPass(Duration time) {
    Patience.letPass(time);
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
    boot(List.of(name));
  }

  /** All at once. */
  void boot(Collection<NodeName> names) {
    lab.boot(names, Bricks.THERE);
  }
}
