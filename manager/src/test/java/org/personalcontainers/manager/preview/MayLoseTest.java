package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Safety;
import org.personalcontainers.core.plan.Safety.Verdict;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

class MayLoseTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName PI3 = new NodeName("pi3");

  private final Situation standing = standing(3);

  @Test
  void oneOfThreeMayGo() {
    assertInstanceOf(Verdict.Safe.class, Safety.mayLose(standing, PI2));
  }

  @Test
  void whoeverHoldsNothingMayGo() {
    assertInstanceOf(Verdict.Safe.class, Safety.mayLose(standing(4), new NodeName("pi4")));
  }

  @Test
  void theOnlyManagerMayNot() {
    unsafe(standing(1), PI1, "without pi1 only 0 of 1 managers are up");
  }

  @Test
  void notWhileAnotherIsOff() {
    TreeMap<NodeName, Observation> observations = new TreeMap<>(standing.observations());
    observations.put(PI3, new Observation.Unreachable("off", Duration.ofMinutes(5)));
    unsafe(with(standing, observations), PI2, "without pi2 only 1 of 3 managers are up");
  }

  @Test
  void notWhileFilesAreHealed() {
    Situation healing = changed(standing, status -> withHeals(status, Fact.known(7)));
    unsafe(healing, PI2, "7 files of volume docker are still being healed");
  }

  @Test
  void notWhileNobodyKnowsWhetherTheyAre() {
    Situation blind = changed(standing, status -> withHeals(status, Fact.unknown("no answer")));
    unsafe(blind, PI2, "nobody knows whether volume docker is healed: no answer");
  }

  @Test
  void whoeverIsAloneInItsPoolVouchesForNothing() {
    Situation lonely =
        changed(
            standing,
            status ->
                status
                    .withPool(Fact.known(new Pool(self(status), new TreeMap<>())))
                    .withVolumes(Fact.known(new TreeMap<>())));
    unsafe(lonely, PI2, "no other node can vouch for the volumes");
  }

  private static PeerId self(NodeStatus status) {
    return status.pool().ifKnown().orElseThrow().self();
  }

  private static void unsafe(Situation situation, NodeName node, String reason) {
    Verdict verdict = Safety.mayLose(situation, node);
    assertInstanceOf(Verdict.Unsafe.class, verdict);
    assertTrue(verdict.toString().contains(reason), verdict.toString());
  }

  private static Situation standing(int nodes) {
    Preview preview = Checked.previewed(Fresh.situation(nodes));
    assertEquals(0, preview.rest().waiting().size());
    return preview.outcome();
  }

  private static Situation with(Situation situation, Map<NodeName, Observation> given) {
    return new Situation(situation.spec(), new TreeMap<>(given), situation.ledger());
  }

  private static Situation changed(Situation situation, UnaryOperator<NodeStatus> change) {
    TreeMap<NodeName, Observation> observations = new TreeMap<>();
    situation
        .seen()
        .forEach(
            (node, status) ->
                observations.put(node, new Observation.Seen(change.apply(status), List.of())));
    return with(situation, observations);
  }

  private static NodeStatus withHeals(NodeStatus status, Fact<Integer> heals) {
    TreeMap<VolumeName, GlusterVolume> volumes =
        new TreeMap<>(status.volumes().ifKnown().orElseThrow());
    volumes.replaceAll(
        (name, volume) ->
            new GlusterVolume(
                name,
                volume.id(),
                volume.state(),
                volume.replicas(),
                volume.arbiters(),
                volume.bricks(),
                volume.options(),
                heals));
    return status.withVolumes(Fact.known(volumes));
  }
}
