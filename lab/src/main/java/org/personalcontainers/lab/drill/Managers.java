package org.personalcontainers.lab.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.agent.serve.Card;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/** The managers of a cluster, as they tell of themselves. */
record Managers(Stage stage) {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String MANAGER = "/run/personal-containers/manager.sock";
  private static final String AGENT = "/run/personal-containers/agent.sock";
  private static final String IDENTITY =
      "/var/lib/personal-containers/manager/identity/identity.pem";

  /** The nodes that have one. */
  List<RealNode> nodes() {
    return stage.nodes().stream().filter(RealNode::isRunning).filter(this::has).toList();
  }

  boolean has(RealNode node) {
    return node.run("systemctl", "-q", "is-enabled", "personal-containers-manager.service").ok();
  }

  /** The node whose manager decides, and that all have the same opinion of. */
  RealNode leader() {
    stage.await(LONGEST, "all managers to name one leader", () -> named().isPresent());
    return stage.node(named().orElseThrow().value());
  }

  private Optional<NodeName> named() {
    List<Optional<NodeName>> named = nodes().stream().map(Managers::leaderSaid).distinct().toList();
    return named.size() == 1 ? named.getFirst() : Optional.empty();
  }

  /** The managers of others than that node. */
  List<RealNode> others(RealNode node) {
    return nodes().stream().filter(other -> !other.name().equals(node.name())).toList();
  }

  /** Whom the manager of this node takes for the leader; empty: nobody, or it does not answer. */
  static Optional<NodeName> leaderSaid(RealNode by) {
    return ask(by, MANAGER, "/v1/cluster", Form.of(About.class)).flatMap(About::leader);
  }

  static Optional<Status> status(RealNode by) {
    return ask(by, MANAGER, "/v1/status", Form.of(Status.class));
  }

  static List<Events.Event> events(RealNode by) {
    return ask(by, MANAGER, "/v1/events", Form.of(Events.class))
        .map(Events::events)
        .orElse(List.of());
  }

  /** The highest that the agent of the node knows. */
  static Fence fence(RealNode of) {
    return ask(of, AGENT, "/v1/node", Form.of(Card.class)).flatMap(Card::fence).orElseThrow();
  }

  private static <T> Optional<T> ask(RealNode node, String socket, String path, Form<T> form) {
    String url = "http://node" + path;
    Output output = node.run("curl", "-sf", "-m", "3", "--unix-socket", socket, url);
    try {
      return output.ok()
          ? Optional.of(form.read(output.out().getBytes(StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (Unreadable e) {
      throw new LabProblem(path + " on " + node + " can't be read: " + e.getMessage(), e);
    }
  }

  /** A figure of the manager of this node. */
  static double figure(RealNode of, String name) {
    String all = of.output("curl", "-sf", "--unix-socket", MANAGER, "http://node/metrics");
    return all.lines()
        .filter(line -> line.startsWith("personal_containers_manager_" + name + " "))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new LabProblem("the manager of " + of + " has no figure " + name));
  }

  /**
   * What an agent answers to an order that comes with the certificate of another node's manager.
   */
  static StepResult ordered(RealNode by, RealNode agent, Fence fence, Step step) {
    String order =
        new String(Wire.write(new Order.Known(fence, step), Cargo.NONE), StandardCharsets.UTF_8);
    String answer =
        by.output(
            "curl",
            "-s",
            "-m",
            "20",
            "--cacert",
            IDENTITY,
            "--cert",
            IDENTITY,
            "--key",
            IDENTITY,
            "--data-binary",
            order,
            "https://" + agent.name() + ":7671/v1/orders");
    try {
      return Wire.readResult(answer.getBytes(StandardCharsets.UTF_8));
    } catch (Unreadable e) {
      throw new LabProblem("the agent of " + agent + " answers: " + answer, e);
    }
  }
}
