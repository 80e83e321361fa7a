package org.personalcontainers.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;

/**
 * May this node be lost for a while? Asked before every demotion, drain, reboot, upgrade,
 * replacement and removal. What is not known counts as a no.
 */
public final class Safety {
  private Safety() {}

  /** The answer. */
  public sealed interface Verdict {
    record Safe() implements Verdict {}

    record Unsafe(List<String> reasons) implements Verdict {
      public Unsafe {
        reasons = List.copyOf(reasons);
      }
    }
  }

  public static Verdict mayLose(Situation situation, NodeName node) {
    List<String> reasons = new ArrayList<>();
    judgeManagers(situation, node, reasons);
    judgeVolumes(situation, node, reasons);
    return reasons.isEmpty() ? new Verdict.Safe() : new Verdict.Unsafe(reasons);
  }

  /**
   * May this manager become a worker? Unlike a loss it shrinks the set that a majority is counted
   * of, so a dead one may always go, and one of two that are up may go as well.
   */
  public static Verdict mayDemote(Situation situation, SwarmNode manager) {
    if (situation.swarm().isEmpty()) {
      return new Verdict.Unsafe(List.of("no swarm manager answers"));
    }
    if (isNobody(situation, manager)) {
      return new Verdict.Safe();
    }
    List<SwarmNode> managers = managers(situation.swarm().get());
    long left =
        managers.stream()
            .filter(other -> !other.id().equals(manager.id()) && serves(situation, other))
            .count();
    int remaining = managers.size() - 1;
    return left > remaining / 2
        ? new Verdict.Safe()
        : new Verdict.Unsafe(List.of("only " + left + " of the other " + remaining + " are up"));
  }

  /** May this manager leave without a demotion? It stays in the set that a majority is of, dead. */
  public static Verdict mayLeave(Situation situation, SwarmNode manager) {
    if (situation.swarm().isEmpty()) {
      return new Verdict.Unsafe(List.of("no swarm manager answers"));
    }
    List<SwarmNode> managers = managers(situation.swarm().get());
    long left =
        managers.stream()
            .filter(other -> !other.id().equals(manager.id()) && serves(situation, other))
            .count();
    return left > managers.size() / 2
        ? new Verdict.Safe()
        : new Verdict.Unsafe(
            List.of("without it only " + left + " of " + managers.size() + " managers are up"));
  }

  /**
   * Swarm does not hear from it, and its node says that it is somebody else: whoever leads now has
   * its majority without this one, and of fewer all the more.
   */
  private static boolean isNobody(Situation situation, SwarmNode manager) {
    if (manager.state() != SwarmNode.State.DOWN) {
      return false;
    }
    Optional<SwarmMembership> says =
        situation.seen(manager.hostname()).flatMap(status -> status.swarm().ifKnown());
    return says.isPresent()
        && switch (says.get()) {
          case SwarmMembership.Outside outside -> true;
          case SwarmMembership.Member member -> !member.id().equals(manager.id());
          case SwarmMembership.Pending pending -> false;
          case SwarmMembership.ClockTrouble trouble -> false;
          case SwarmMembership.Behind behind -> false;
        };
  }

  private static List<SwarmNode> managers(SwarmView view) {
    return view.cluster().nodes().values().stream().filter(n -> n.role() == Role.MANAGER).toList();
  }

  private static void judgeManagers(Situation situation, NodeName node, List<String> reasons) {
    if (situation.swarm().isEmpty()) {
      reasons.add("no swarm manager answers, so nobody knows who else is up");
      return;
    }
    SwarmView view = situation.swarm().get();
    List<SwarmNode> managers = managers(view);
    long left = managers.stream().filter(m -> serves(situation, m) && !is(m, node)).count();
    boolean isManager = managers.stream().anyMatch(m -> is(m, node));
    if (isManager && left <= managers.size() / 2) {
      reasons.add(
          "without " + node + " only " + left + " of " + managers.size() + " managers are up");
    }
  }

  /** Swarm says ready, and the node itself answers us as that member, in the same swarm. */
  private static boolean serves(Situation situation, SwarmNode member) {
    return member.state() == SwarmNode.State.READY
        && !isApart(situation, member.hostname())
        && situation
            .seen(member.hostname())
            .flatMap(status -> status.swarm().ifKnown())
            .filter(
                m -> m instanceof SwarmMembership.Member(var id, _, _) && id.equals(member.id()))
            .isPresent();
  }

  /** It has a leader, and has never heard of some of these managers: put back from an old image. */
  private static boolean isApart(Situation situation, NodeName node) {
    Optional<ClusterSeen> own = situation.seen(node).flatMap(status -> status.cluster().ifKnown());
    return own.isPresent()
        && situation.swarm().isPresent()
        && managers(situation.swarm().get()).stream()
            .anyMatch(manager -> own.get().node(manager.id()).isEmpty());
  }

  private static boolean is(SwarmNode member, NodeName node) {
    return member.hostname().equals(node);
  }

  private static void judgeVolumes(Situation situation, NodeName node, List<String> reasons) {
    PeerId peer = situation.ledger().peers().get(node);
    SortedSet<VolumeName> born = bornOn(situation, node);
    if (peer == null || born.isEmpty()) {
      return;
    }
    Optional<SortedMap<VolumeName, GlusterVolume>> witness = witness(situation, node, born);
    if (witness.isEmpty()) {
      reasons.add("no other node can vouch for the volumes, so nobody knows which copies are up");
      return;
    }
    witness.get().values().forEach(volume -> judgeVolume(volume, peer, node, reasons));
  }

  private static SortedSet<VolumeName> bornOn(Situation situation, NodeName node) {
    TreeSet<VolumeName> born = new TreeSet<>();
    situation
        .ledger()
        .volumes()
        .forEach(
            (name, birth) -> {
              if (birth instanceof VolumeBirth.Born(var id, var bricks, var exchange)
                  && bricks.stream().anyMatch(brick -> brick.node().equals(node))) {
                born.add(name);
              }
            });
    return born;
  }

  /** What another node sees that is with the majority of the pool and knows all these volumes. */
  private static Optional<SortedMap<VolumeName, GlusterVolume>> witness(
      Situation situation, NodeName node, SortedSet<VolumeName> volumes) {
    return situation.seen().values().stream()
        .filter(status -> !status.node().equals(node) && seesMajority(status))
        .flatMap(status -> status.volumes().ifKnown().stream())
        .filter(known -> known.keySet().containsAll(volumes))
        .findFirst();
  }

  private static boolean seesMajority(NodeStatus status) {
    return status.pool().ifKnown().filter(Safety::seesMajority).isPresent();
  }

  private static boolean seesMajority(Pool pool) {
    long up =
        pool.peers().values().stream()
            .filter(peer -> peer.link() == Peer.Link.CONNECTED)
            .filter(peer -> peer.standing() == Peer.Standing.IN_CLUSTER)
            .count();
    return 1 + up > (1 + pool.peers().size()) / 2;
  }

  private static void judgeVolume(
      GlusterVolume volume, PeerId peer, NodeName node, List<String> reasons) {
    if (volume.bricks().stream().noneMatch(brick -> brick.host().equals(peer))) {
      return;
    }
    long left =
        volume.bricks().stream()
            .filter(brick -> !brick.host().equals(peer) && brick.state() == Brick.State.ONLINE)
            .count();
    if (left <= volume.bricks().size() / 2) {
      reasons.add(
          "without "
              + node
              + " only "
              + left
              + " of "
              + volume.bricks().size()
              + " copies of volume "
              + volume.name()
              + " are up");
    }
    switch (volume.pendingHeals()) {
      case Fact.Known<Integer>(Integer pending) when pending == 0 -> {}
      case Fact.Known<Integer>(Integer pending) ->
          reasons.add(pending + " files of volume " + volume.name() + " are still being healed");
      case Fact.Unknown<Integer>(String reason) ->
          reasons.add("nobody knows whether volume " + volume.name() + " is healed: " + reason);
    }
  }
}
