package org.personalcontainers.lab.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.lab.sim.Reaper.Kind;
import org.personalcontainers.lab.sim.Reaper.Moment;
import org.personalcontainers.lab.sim.Reaper.Point;
import org.personalcontainers.lab.sim.Reaper.Victim;
import org.personalcontainers.lab.sim.Script.Due;
import org.personalcontainers.lab.sim.Script.Trigger;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Mind;

/**
 * A bootstrap is killed at every moment that it has: as each step begins, after each of its effects
 * and before anybody hears of its end, after each commit of the books, after each granted claim;
 * and each time another one dies: the agent, the manager, their node, all nodes. The next start
 * converges, by itself, and breaks no rule on the way. The command line is not among the dead:
 * after its one request nothing of the bootstrap is its doing.
 */
final class KilledBootstrapTest {
  private static final long SEED = 1;

  private final Mind planner = new Planner()::plan;

  /** What is founded. */
  enum Layout {
    THREE_NODES(3),
    TWO_NODES(2),
    ONE_NODE(1);

    private final int nodes;

    Layout(int nodes) {
      this.nodes = nodes;
    }

    ClusterSpec spec() {
      StringBuilder text = new StringBuilder("cluster: home\nnodes:\n");
      for (int number = 1; number <= nodes; number++) {
        text.append("  pi%d: {address: 192.168.1.1%d}\n".formatted(number, number));
      }
      text.append(
          """
          networks:
            proxy_traefik: {driver: overlay, subnet: 172.20.20.0/24, attachable: true}
            lan: {driver: macvlan, subnet: 192.168.1.0/24, gateway: 192.168.1.1, parent: eth0, pool: 192.168.1.208/28}
          """);
      return switch (ClusterYaml.read("cluster.yml", text.toString())) {
        case Reading.Read read -> read.spec();
        case Reading.Refused refused -> throw new AssertionError(refused.problems().toString());
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void convergesWhoeverDiesAndWhenever(Layout layout) {
    List<Point> points = undisturbed(layout).points();
    System.out.println("bootstrap of " + layout + ", killed at each of these:");
    points.forEach(point -> System.out.println("  " + told(point)));
    List<String> failures = new ArrayList<>();
    int kills = 0;
    for (Point point : points) {
      for (Victim victim : victims(point.moment().kind())) {
        kills++;
        Ending ending = killed(layout, point.moment(), victim).ending();
        if (!(ending instanceof Ending.Stands)) {
          failures.add(victim + " at " + told(point) + ": " + ending);
        }
      }
    }
    System.out.println(layout + ": " + points.size() + " moments, " + kills + " kills");
    assertTrue(points.size() > 20 * layout.nodes, "moments are missing: " + points);
    assertEquals(List.of(), failures);
  }

  private static String told(Point point) {
    Moment moment = point.moment();
    String effect = moment.effect() == 0 ? "" : " effect " + moment.effect();
    return "k=" + moment.number() + " " + moment.kind() + effect + ": " + point.what();
  }

  /** Before there is a cluster nobody has a manager that leads. */
  private static Set<Victim> victims(Kind kind) {
    return kind == Kind.CLAIM_GRANTED
        ? EnumSet.of(Victim.NODE, Victim.ALL_NODES)
        : EnumSet.allOf(Victim.class);
  }

  private Result undisturbed(Layout layout) {
    Result result = run(layout, List.of(), History.Telling.TOLD);
    assertInstanceOf(Ending.Stands.class, result.ending());
    return result;
  }

  private Result killed(Layout layout, Moment moment, Victim victim) {
    Due due = new Due(0, Trigger.AT_ONCE, new Happening.Killed(moment, victim));
    return run(layout, List.of(due), History.Telling.UNTOLD);
  }

  private Result run(Layout layout, List<Due> happenings, History.Telling telling) {
    Script script = new Script(layout.spec(), happenings, 0);
    return Simulation.run(SEED, script, planner, telling);
  }
}
