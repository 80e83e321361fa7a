package org.personalcontainers.lab.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** Whether a cluster is whole, told by the programs that do its work and not by ours. */
public final class Wholeness {
  private static final String MOUNT = "/opt/docker";

  /** Questions to Gluster take its lock: who asks without a pause holds up who mends. */
  private static final Duration PACE = Duration.ofMillis(500);

  private Wholeness() {}

  /** A sentence for each thing that any node lacks; empty: it is whole. */
  public static List<String> lacks(RealLab lab) {
    List<RealNode> nodes = nodes(lab);
    return nodes.stream().flatMap(node -> lacks(node, nodes.size()).stream()).toList();
  }

  /**
   * Blocks until a founded cluster is whole, and does as it is told; fails, and says what it lacks,
   * after the longest time.
   *
   * @return what came last; empty, where nothing was lacking
   */
  public static List<String> await(RealLab lab, Duration longest) {
    return await(lab, longest, () -> {});
  }

  /**
   * The same, with somebody at work.
   *
   * @param meanwhile what a person does before each look
   */
  public static List<String> await(RealLab lab, Duration longest, Runnable meanwhile) {
    List<String> last = new ArrayList<>();
    try {
      Patience.until(
          longest,
          PACE,
          "the cluster to be whole",
          () -> {
            meanwhile.run();
            return isWhole(lab, last);
          });
      return last;
    } catch (LabProblem e) {
      throw new LabProblem(e.getMessage() + ": " + String.join("; ", all(lab)), e);
    }
  }

  private static boolean isWhole(RealLab lab, List<String> last) {
    List<String> lacks = all(lab);
    if (!lacks.isEmpty()) {
      last.clear();
      last.addAll(lacks);
    }
    return lacks.isEmpty();
  }

  private static List<String> all(RealLab lab) {
    List<RealNode> nodes = nodes(lab);
    List<String> lacks = nodes.isEmpty() ? List.of("it has no nodes") : lacks(lab);
    return lacks.isEmpty() ? Accord.lacks(nodes) : lacks;
  }

  private static List<RealNode> nodes(RealLab lab) {
    return lab.nodes().stream().filter(node -> node.kind() == NodeKind.NODE).toList();
  }

  private static List<String> lacks(RealNode node, int nodes) {
    if (!node.isRunning()) {
      return List.of(node + " is off");
    }
    String managers = Integer.toString(managersOf(nodes));
    Output output =
        node.run("sh", "-c", script(), "lacks.sh", Integer.toString(nodes), managers, MOUNT);
    if (!output.ok()) {
      return List.of(node + " can't be asked: " + output.err().strip());
    }
    return output.out().lines().map(lack -> node + ": " + lack).toList();
  }

  /** As a cluster.yml that does not name its managers has it. */
  static int managersOf(int nodes) {
    if (nodes < 3) {
      return 1;
    }
    return nodes < 7 ? 3 : 5;
  }

  private static String script() {
    try (InputStream stream = Wholeness.class.getResourceAsStream("lacks.sh")) {
      return new String(
          Objects.requireNonNull(stream, "lacks.sh").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
