package org.personalcontainers.lab.drill;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/**
 * What must never be made twice, as Docker and Gluster name it: the swarm, the volume, and the
 * places of its copies.
 */
record Births(String text) {
  private static final String ASKING =
      """
      set -e
      docker info --format '{{.Swarm.Cluster.ID}}'
      gluster --mode=script volume info docker | grep -E '^(Volume ID|Brick[0-9]+):'
      """;

  static Births of(RealNode node) {
    Output told = node.run("sh", "-c", ASKING);
    if (!told.ok()) {
      throw new LabProblem(node + " does not tell of swarm and volume: " + told.text());
    }
    return new Births(told.text());
  }

  void mustBe(Births before) {
    if (!equals(before)) {
      throw anew(before);
    }
  }

  /** While something is missing, not all may be told, such as a swarm without a leader. */
  void mustBePartOf(Births before) {
    if (!lines(before.text()).containsAll(lines(text))) {
      throw anew(before);
    }
  }

  private static Set<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).collect(toSet());
  }

  private LabProblem anew(Births before) {
    return new LabProblem("made anew:\n" + text + "\nand it was\n" + before.text());
  }
}
