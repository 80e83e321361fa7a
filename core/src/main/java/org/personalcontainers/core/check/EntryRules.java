package org.personalcontainers.core.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.step.Register;

/** What the ledger takes in: nothing a second time, and no birth that nobody saw. */
final class EntryRules {
  private final Sight sight;
  private final Findings findings;
  private final BrickRules bricks;

  EntryRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
    this.bricks = new BrickRules(sight, findings);
  }

  void judge(Register step) {
    switch (step.entry()) {
      case Entry.SwarmExpected expected -> {
        if (!(sight.ledger().swarm() instanceof SwarmBirth.Unborn)) {
          twice(step, "the ledger says of the swarm: " + sight.ledger().swarm());
        }
      }
      case Entry.SwarmMoved moved -> judge(step, moved);
      case Entry.SwarmBorn born -> judge(step, born);
      case Entry.PeerBorn born -> judge(step, born);
      case Entry.PeerReplaced replaced -> judge(step, replaced);
      case Entry.RangeGiven given -> judge(step, given);
      case Entry.VolumeExpected expected -> judge(step, expected);
      case Entry.VolumeBorn born -> judge(step, born);
      case Entry.DirectoryExpected expected -> judge(step, expected);
      case Entry.DirectoryBorn born -> judge(step, born);
      case Entry.DirectoryReplaced replaced -> judge(step, replaced);
      case Entry.ExchangeExpected expected -> judge(step, expected);
      case Entry.ExchangeDone done -> judge(step, done);
    }
  }

  /** Only away from a node that nobody can ask. */
  private void judge(Register step, Entry.SwarmMoved moved) {
    switch (sight.ledger().swarm()) {
      case SwarmBirth.Unborn unborn -> notWritten(step, "no swarm is expected");
      case SwarmBirth.Born earlier -> twice(step, "the swarm was born as " + earlier.id());
      case SwarmBirth.Expected(NodeName node) -> {
        if (!node.equals(moved.from())) {
          notWritten(step, "the swarm is expected on " + node);
        } else if (sight.seen(node).isPresent()) {
          findings.add(Invariant.UNFOUNDED, step, node + " answers, and has to be asked");
        }
      }
    }
  }

  private void judge(Register step, Entry.SwarmBorn born) {
    switch (sight.ledger().swarm()) {
      case SwarmBirth.Unborn unborn -> notWritten(step, "no swarm is expected");
      case SwarmBirth.Born earlier -> twice(step, "the swarm was born as " + earlier.id());
      case SwarmBirth.Expected(NodeName node) -> {
        if (sight.seen(node).filter(status -> isIn(status, born.id())).isEmpty()) {
          other(step, node + " does not say that it is in that swarm");
        }
      }
    }
  }

  private static boolean isIn(NodeStatus status, SwarmId id) {
    return (status.cluster() instanceof Fact.Known<ClusterSeen>(ClusterSeen cluster)
            && cluster.id().equals(id))
        || (status.swarm()
                instanceof Fact.Known<SwarmMembership>(SwarmMembership.Member(_, _, var swarm))
            && swarm.equals(Optional.of(id)));
  }

  private void judge(Register step, Entry.PeerBorn born) {
    if (sight.ledger().peers().containsKey(born.node())) {
      twice(step, born.node() + " is recorded as " + sight.ledger().peers().get(born.node()));
    }
    boolean saysSo =
        sight.seen(born.node()).isPresent()
            && sight.seen(born.node()).get().pool() instanceof Fact.Known<Pool>(Pool pool)
            && pool.self().equals(born.id());
    if (!saysSo || sight.ledger().peers().containsValue(born.id())) {
      other(step, born.node() + " does not say that it is that peer, or another node is");
    }
  }

  /** An identity goes only where no pool knows it any more, and no volume was made of it. */
  private void judge(Register step, Entry.PeerReplaced replaced) {
    if (!sight.isRecorded(replaced.node(), replaced.lost())
        || sight.ledger().peers().containsValue(replaced.fresh())) {
      other(step, replaced.node() + " is not recorded so, or another node is");
    }
    boolean known = false;
    for (NodeName member : sight.ledger().peers().keySet()) {
      Optional<NodeStatus> status = sight.seen(member);
      if (status.isPresent() && status.get().pool() instanceof Fact.Known<Pool>(Pool pool)) {
        known |= !member.equals(replaced.node()) && pool.peers().containsKey(replaced.fresh());
        if (pool.peers().containsKey(replaced.lost())) {
          other(step, member + " knows peer " + replaced.lost() + " still");
        }
      } else {
        findings.add(Invariant.UNFOUNDED, step, "nobody knows whom " + member + " knows");
      }
    }
    if (!known) {
      findings.add(Invariant.UNFOUNDED, step, "no pool knows peer " + replaced.fresh());
    }
    if (sight.ledger().volumes().values().stream().anyMatch(b -> isMadeOn(b, replaced.node()))) {
      twice(step, "a volume was made of a copy on " + replaced.node());
    }
  }

  private static boolean isMadeOn(VolumeBirth birth, NodeName node) {
    return birth instanceof VolumeBirth.Born born
        && born.bricks().stream().anyMatch(brick -> brick.node().equals(node));
  }

  private void judge(Register step, Entry.RangeGiven given) {
    if (sight.ledger().ranges(given.network()).containsKey(given.node())) {
      twice(step, given.node() + " has a range of " + given.network());
    }
  }

  private void judge(Register step, Entry.VolumeExpected expected) {
    switch (sight.ledger().volumes().get(expected.volume())) {
      case null -> {}
      case VolumeBirth.Expected earlier -> {}
      case VolumeBirth.Born born -> twice(step, "the volume was born as " + born.id());
      case VolumeBirth.Local local -> twice(step, "the volume is one of local directories");
    }
    if (volumes(expected.volume()).findAny().isPresent()) {
      twice(step, "a volume of that name stands");
    }
    expected.bricks().forEach(brick -> bricks.judgeNumber(step, expected.volume(), brick));
  }

  private void judge(Register step, Entry.VolumeBorn born) {
    switch (sight.ledger().volumes().get(born.volume())) {
      case null -> notWritten(step, "no volume of that name is expected");
      case VolumeBirth.Born earlier -> twice(step, "the volume was born as " + earlier.id());
      case VolumeBirth.Local local -> twice(step, "the volume is one of local directories");
      case VolumeBirth.Expected(List<BrickPlace> places) -> {
        if (volumes(born.volume())
            .noneMatch(seen -> seen.id().equals(born.id()) && isOf(seen, places))) {
          other(step, "nobody saw such a volume of the expected bricks " + places);
        }
      }
    }
  }

  private Stream<GlusterVolume> volumes(VolumeName name) {
    return sight.allSeen().stream()
        .flatMap(status -> status.volumes().ifKnown().stream())
        .flatMap(volumes -> Optional.ofNullable(volumes.get(name)).stream());
  }

  private boolean isOf(GlusterVolume volume, List<BrickPlace> places) {
    return volume.bricks().size() == places.size()
        && places.stream().allMatch(place -> holds(volume, place));
  }

  private boolean holds(GlusterVolume volume, BrickPlace place) {
    PeerId host = sight.ledger().peers().get(place.node());
    return volume.bricks().stream()
        .anyMatch(brick -> brick.host().equals(host) && brick.path().equals(place.path()));
  }

  private void judge(Register step, Entry.DirectoryExpected expected) {
    NodeName node = expected.place().node();
    switch (sight.ledger().volumes().get(expected.volume())) {
      case null -> {}
      case VolumeBirth.Local(var awaited, var born) -> {
        if (awaited.containsKey(node) || born.containsKey(node)) {
          twice(step, "the directory of " + node + " is expected or born");
        }
      }
      case VolumeBirth.Expected shared -> twice(step, "the volume is a shared one");
      case VolumeBirth.Born shared -> twice(step, "the volume is a shared one");
    }
    bricks.judgeNumber(step, expected.volume(), expected.place());
  }

  private void judge(Register step, Entry.DirectoryBorn born) {
    Optional<BrickPlace> expected = expectedDirectory(born);
    if (expected.isEmpty()) {
      notWritten(step, "no such directory is expected");
    } else if (!sight.isMade(born.volume(), expected.get())) {
      other(step, "nobody saw the directory with its marker");
    }
  }

  /** Only where the node can tell that it is not there. */
  private void judge(Register step, Entry.DirectoryReplaced replaced) {
    NodeName node = replaced.lost().node();
    if (!(sight.ledger().volumes().get(replaced.volume()) instanceof VolumeBirth.Local local
        && replaced.lost().equals(local.born().get(node)))) {
      notWritten(step, "no such directory was born on " + node);
    }
    if (sight.bricks(node, replaced.volume()).isEmpty()) {
      findings.add(Invariant.UNFOUNDED, step, "nobody knows what lies on " + node);
    } else if (sight.isMade(replaced.volume(), replaced.lost())) {
      findings.add(Invariant.UNFOUNDED, step, replaced.lost().path() + " is there");
    }
    bricks.judgeNumber(step, replaced.volume(), replaced.fresh());
  }

  private Optional<BrickPlace> expectedDirectory(Entry.DirectoryBorn born) {
    return sight.ledger().volumes().get(born.volume()) instanceof VolumeBirth.Local local
        ? Optional.ofNullable(local.expected().get(born.node()))
        : Optional.empty();
  }

  private void judge(Register step, Entry.ExchangeExpected expected) {
    if (!(sight.ledger().volumes().get(expected.volume()) instanceof VolumeBirth.Born born
        && born.bricks().contains(expected.exchange().old()))) {
      notWritten(step, "the volume has no such brick to exchange");
    }
    bricks.judgeNumber(step, expected.volume(), expected.exchange().fresh());
  }

  private void judge(Register step, Entry.ExchangeDone done) {
    if (!(sight.ledger().volumes().get(done.volume()) instanceof VolumeBirth.Born born
        && born.exchange().isPresent())) {
      notWritten(step, "no brick of it is being exchanged");
    } else if (volumes(done.volume())
        .noneMatch(volume -> holds(volume, born.exchange().get().fresh()))) {
      other(step, "nobody saw the fresh brick in the volume");
    }
  }

  private void twice(Register step, String what) {
    findings.add(Invariant.BORN_TWICE, step, what);
  }

  private void notWritten(Register step, String what) {
    findings.add(Invariant.ORDER_BEFORE_ENTRY, step, what);
  }

  private void other(Register step, String what) {
    findings.add(Invariant.OTHER_IDENTITY, step, what);
  }
}
