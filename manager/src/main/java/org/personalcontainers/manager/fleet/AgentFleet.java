package org.personalcontainers.manager.fleet;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.reconcile.Clock;
import org.personalcontainers.manager.reconcile.Fleet;
import org.personalcontainers.manager.reconcile.Sight;

/**
 * The agents over the network. A look is always one that began after it was asked for; what an
 * agent pushes between the turns is no look, and only wakes the loop. Used on the loop alone.
 */
public final class AgentFleet implements Fleet, AutoCloseable {
  private final Supplier<SortedMap<NodeName, NodeSpec>> declared;
  private final Supplier<Struck> struck;
  private final Roads roads;
  private final Freight freight;
  private final Clock clock;
  private final Executor loop;
  private final Executor threads;
  private final Runnable stirred;
  private final SortedMap<NodeName, AgentLine> lines = new TreeMap<>();

  /**
   * @param declared where the nodes are, as the leader's books say
   * @param struck whom no agent may heed any more
   * @param freight what goes beside orders
   * @param loop where it answers
   * @param threads where it may block
   * @param stirred is told, on the loop, that something changed on some node
   */
  public AgentFleet(
      Supplier<SortedMap<NodeName, NodeSpec>> declared,
      Supplier<Struck> struck,
      Roads roads,
      Freight freight,
      Clock clock,
      Executor loop,
      Executor threads,
      Runnable stirred) {
    this.declared = declared;
    this.struck = struck;
    this.roads = roads;
    this.freight = freight;
    this.clock = clock;
    this.loop = loop;
    this.threads = threads;
    this.stirred = stirred;
  }

  @Override
  public void look(NodeName node, Fence fence, long since, Consumer<Sight> answer) {
    line(node)
        .ifPresentOrElse(
            line -> line.look(fence, since, answer),
            () -> loop.execute(() -> answer.accept(new Sight.Failed(undeclared(node)))));
  }

  @Override
  public void order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer) {
    line(step.node())
        .ifPresentOrElse(
            line -> line.order(fence, step, via(step), leavesBy, answer),
            () -> loop.execute(() -> answer.accept(new StepResult.Retry(undeclared(step.node())))));
  }

  private static String undeclared(NodeName node) {
    return "nobody declares " + node;
  }

  private Optional<AgentLine> via(NodeStep step) {
    return step instanceof SwarmStep.JoinSwarm join ? line(join.via()) : Optional.empty();
  }

  /** A node that moved, or went, has its old line closed. */
  private Optional<AgentLine> line(NodeName name) {
    SortedMap<NodeName, NodeSpec> now = declared.get();
    lines
        .values()
        .removeIf(
            line -> {
              boolean stays =
                  Optional.ofNullable(now.get(line.node().name()))
                      .filter(node -> node.address().equals(line.node().address()))
                      .isPresent();
              if (!stays) {
                line.close();
              }
              return !stays;
            });
    return Optional.ofNullable(now.get(name))
        .map(node -> lines.computeIfAbsent(name, _ -> open(node)));
  }

  private AgentLine open(NodeSpec node) {
    return new AgentLine(node, struck, roads, freight, clock, loop, threads, stirred);
  }

  @Override
  public void close() {
    lines.values().forEach(AgentLine::close);
    lines.clear();
  }
}
