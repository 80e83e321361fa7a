package org.personalcontainers.manager.reconcile;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;

/** What came in of one look at all nodes, and since when the others are silent. */
final class Sights {
  private static final long NEVER = Long.MIN_VALUE;

  private final Clock clock;
  private final long since;
  private long began;
  private long before;
  private final Map<NodeName, Long> lastAnswers = new HashMap<>();
  private final TreeMap<NodeName, Observation.Seen> seen = new TreeMap<>();
  private final Map<NodeName, String> failures = new HashMap<>();

  Sights(Clock clock) {
    this.clock = clock;
    this.since = clock.now();
    this.began = since;
    this.before = since;
  }

  /** Before the next look: what was seen once is not seen now. */
  void forget() {
    before = began;
    began = clock.now();
    seen.clear();
    failures.clear();
  }

  /** An answer to an earlier look shows nothing, but that the node lives. */
  void heard(NodeName node) {
    lastAnswers.put(node, clock.now());
  }

  void add(NodeName node, Observation.Seen sight) {
    heard(node);
    seen.put(node, sight);
  }

  void failed(NodeName node, String reason) {
    failures.put(node, reason);
  }

  /** Whether there is nobody left to wait for. */
  boolean complete(Set<NodeName> nodes) {
    return nodes.stream().allMatch(this::isSettled);
  }

  /**
   * Whether all that answered since the look before began have done so again. Whoever never
   * answered had time to while the leader showed its fence.
   */
  boolean lively(Set<NodeName> nodes) {
    return nodes.stream()
        .allMatch(node -> isSettled(node) || lastAnswers.getOrDefault(node, NEVER) < before);
  }

  private boolean isSettled(NodeName node) {
    return seen.containsKey(node) || failures.containsKey(node);
  }

  SortedMap<NodeName, Observation> observations(Set<NodeName> nodes) {
    TreeMap<NodeName, Observation> all = new TreeMap<>(seen);
    nodes.forEach(node -> all.computeIfAbsent(node, this::unreachable));
    all.keySet().retainAll(new HashSet<>(nodes));
    return all;
  }

  private Observation unreachable(NodeName node) {
    String reason = failures.getOrDefault(node, "no answer in time");
    return new Observation.Unreachable(reason, Duration.ofMillis(silentFor(node)));
  }

  /** Whoever never answered is silent since this leader began. */
  private long silentFor(NodeName node) {
    return clock.now() - lastAnswers.getOrDefault(node, since);
  }
}
