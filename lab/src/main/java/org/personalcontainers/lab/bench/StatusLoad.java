package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealNode;

/**
 * Somebody on each manager's node who wants to know, every second, how the cluster stands and what
 * is planned: by pcctl, and by the API as a page in a browser would.
 */
record StatusLoad(Duration time) {
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final String ASKING =
      """
      api='curl -sf -m 10 --unix-socket /run/personal-containers/manager.sock http://manager'
      end=$(($(date +%s) + $1)) answered=0 refused=0
      while [ "$(date +%s)" -lt "$end" ]; do
        for ask in 'pcctl cluster status' 'pcctl cluster plan' "$api/v1/status" "$api/v1/cluster"; do
          if $ask > /dev/null 2>&1; then answered=$((answered + 1)); else refused=$((refused + 1)); fi
        done
        sleep 1
      done
      echo "$answered questions answered, $refused not"
      """;

  /** Blocks for that time; a sentence for each node. */
  List<String> on(List<RealNode> nodes) {
    List<Future<String>> asking = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes.forEach(node -> asking.add(threads.submit(() -> node + ": " + ask(node))));
    }
    return asking.stream().map(StatusLoad::said).toList();
  }

  private String ask(RealNode node) {
    String seconds = Long.toString(time.toSeconds());
    return node.outputWithin(time.plus(GRACE), "sh", "-c", ASKING, "sh", seconds);
  }

  private static String said(Future<String> asking) {
    try {
      return asking.get();
    } catch (ExecutionException e) {
      throw new LabProblem("the load ended early: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted under the load", e);
    }
  }
}
