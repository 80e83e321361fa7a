package org.personalcontainers.lab.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;

/** What came in of one look at all nodes, and since when the others are silent. */
final class Sights {
  private final Timeline timeline;
  private final long since;
  private final Map<NodeName, Long> lastSeen = new HashMap<>();
  private final TreeMap<NodeName, Observation> answers = new TreeMap<>();

  Sights(Timeline timeline) {
    this.timeline = timeline;
    this.since = timeline.now();
  }

  /** Before the next look: what was seen once is not seen now. */
  void forget() {
    answers.clear();
  }

  void add(NodeName node, Observation.Seen seen) {
    lastSeen.put(node, timeline.now());
    answers.put(node, seen);
  }

  boolean coverAll(Set<NodeName> nodes) {
    return answers.keySet().containsAll(nodes);
  }

  SortedMap<NodeName, Observation> observations(Set<NodeName> nodes) {
    TreeMap<NodeName, Observation> all = new TreeMap<>(answers);
    nodes.forEach(node -> all.computeIfAbsent(node, this::unreachable));
    return all;
  }

  private Observation unreachable(NodeName node) {
    long silent = timeline.now() - lastSeen.getOrDefault(node, since);
    return new Observation.Unreachable("no answer in time", Duration.ofMillis(silent));
  }
}
