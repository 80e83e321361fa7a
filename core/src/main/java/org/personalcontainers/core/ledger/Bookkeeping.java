package org.personalcontainers.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;

/** Writes an entry into a ledger, where it follows from what stands there. */
public final class Bookkeeping {
  private Bookkeeping() {}

  /** What came of an entry. */
  public sealed interface Outcome {
    record Written(Ledger ledger) implements Outcome {}

    /**
     * The same stands there already, or something newer: the entry was planned on an old ledger.
     */
    record Refused(String reason) implements Outcome {}
  }

  public static Outcome write(Ledger ledger, Entry entry) {
    return switch (entry) {
      case Entry.SwarmExpected expected -> expectSwarm(ledger, expected);
      case Entry.SwarmMoved moved -> moveSwarm(ledger, moved);
      case Entry.SwarmBorn born -> bearSwarm(ledger, born);
      case Entry.PeerBorn born -> bearPeer(ledger, born);
      case Entry.PeerReplaced replaced -> replacePeer(ledger, replaced);
      case Entry.RangeGiven given -> giveRange(ledger, given);
      case Entry.VolumeExpected expected -> expectVolume(ledger, expected);
      case Entry.VolumeBorn born -> bearVolume(ledger, born);
      case Entry.DirectoryExpected expected -> expectDirectory(ledger, expected);
      case Entry.DirectoryBorn born -> bearDirectory(ledger, born);
      case Entry.DirectoryReplaced replaced -> replaceDirectory(ledger, replaced);
      case Entry.ExchangeExpected expected -> expectExchange(ledger, expected);
      case Entry.ExchangeDone done -> finishExchange(ledger, done);
    };
  }

  private static Outcome expectSwarm(Ledger ledger, Entry.SwarmExpected entry) {
    if (ledger.swarm() instanceof SwarmBirth.Unborn) {
      return written(ledger.with(new SwarmBirth.Expected(entry.node())));
    }
    return refused("the swarm is expected or born already: " + ledger.swarm());
  }

  private static Outcome moveSwarm(Ledger ledger, Entry.SwarmMoved entry) {
    if (ledger.swarm().equals(new SwarmBirth.Expected(entry.from()))) {
      return written(ledger.with(new SwarmBirth.Expected(entry.to())));
    }
    return refused("the swarm is not expected on " + entry.from() + ": " + ledger.swarm());
  }

  private static Outcome bearSwarm(Ledger ledger, Entry.SwarmBorn entry) {
    if (ledger.swarm() instanceof SwarmBirth.Expected) {
      return written(ledger.with(new SwarmBirth.Born(entry.id())));
    }
    return refused("no swarm is expected: " + ledger.swarm());
  }

  private static Outcome bearPeer(Ledger ledger, Entry.PeerBorn entry) {
    if (ledger.peers().containsKey(entry.node())) {
      return refused(entry.node() + " is known as peer " + ledger.peers().get(entry.node()));
    }
    if (ledger.peers().containsValue(entry.id())) {
      return refused("another node is known as peer " + entry.id());
    }
    return written(ledger.with(entry.node(), entry.id()));
  }

  private static Outcome replacePeer(Ledger ledger, Entry.PeerReplaced entry) {
    boolean fits =
        entry.lost().equals(ledger.peers().get(entry.node()))
            && !ledger.peers().containsValue(entry.fresh());
    return fits
        ? written(ledger.with(entry.node(), entry.fresh()))
        : refused(entry.node() + " is not known as peer " + entry.lost() + ", or another node is");
  }

  private static Outcome giveRange(Ledger ledger, Entry.RangeGiven entry) {
    SortedMap<NodeName, ?> given = ledger.ranges(entry.network());
    if (given.containsKey(entry.node()) || given.containsValue(entry.range())) {
      return refused("the range of " + entry.node() + " in " + entry.network() + " is given");
    }
    return written(ledger.with(entry.network(), entry.node(), entry.range()));
  }

  private static Outcome expectVolume(Ledger ledger, Entry.VolumeExpected entry) {
    VolumeBirth birth = ledger.volumes().get(entry.volume());
    boolean fresh =
        birth == null
            || (birth instanceof VolumeBirth.Expected earlier
                && highest(earlier.bricks()) < lowest(entry.bricks()));
    if (!fresh) {
      return refused("volume " + entry.volume() + " is expected of newer bricks, or born");
    }
    return written(ledger.with(entry.volume(), new VolumeBirth.Expected(entry.bricks())));
  }

  private static Outcome bearVolume(Ledger ledger, Entry.VolumeBorn entry) {
    if (ledger.volumes().get(entry.volume()) instanceof VolumeBirth.Expected(var bricks)) {
      VolumeBirth born = new VolumeBirth.Born(entry.id(), bricks, Optional.empty());
      return written(ledger.with(entry.volume(), born));
    }
    return refused("no volume " + entry.volume() + " is expected");
  }

  private static Outcome expectDirectory(Ledger ledger, Entry.DirectoryExpected entry) {
    return switch (ledger.volumes().get(entry.volume())) {
      case null -> expectDirectory(ledger, entry, new TreeMap<>(), new TreeMap<>());
      case VolumeBirth.Local(var expected, var born) ->
          expectDirectory(ledger, entry, expected, born);
      case VolumeBirth.Expected shared -> refused("volume " + entry.volume() + " is a shared one");
      case VolumeBirth.Born shared -> refused("volume " + entry.volume() + " is a shared one");
    };
  }

  private static Outcome expectDirectory(
      Ledger ledger,
      Entry.DirectoryExpected entry,
      SortedMap<NodeName, BrickPlace> expected,
      SortedMap<NodeName, BrickPlace> born) {
    NodeName node = entry.place().node();
    if (expected.containsKey(node) || born.containsKey(node)) {
      return refused("the directory of " + entry.volume() + " on " + node + " is expected or born");
    }
    TreeMap<NodeName, BrickPlace> more = new TreeMap<>(expected);
    more.put(node, entry.place());
    return written(ledger.with(entry.volume(), new VolumeBirth.Local(more, born)));
  }

  private static Outcome bearDirectory(Ledger ledger, Entry.DirectoryBorn entry) {
    if (ledger.volumes().get(entry.volume()) instanceof VolumeBirth.Local(var expected, var born)
        && expected.containsKey(entry.node())) {
      TreeMap<NodeName, BrickPlace> fewer = new TreeMap<>(expected);
      TreeMap<NodeName, BrickPlace> more = new TreeMap<>(born);
      more.put(entry.node(), fewer.remove(entry.node()));
      return written(ledger.with(entry.volume(), new VolumeBirth.Local(fewer, more)));
    }
    return refused("no directory of " + entry.volume() + " is expected on " + entry.node());
  }

  private static Outcome replaceDirectory(Ledger ledger, Entry.DirectoryReplaced entry) {
    NodeName node = entry.lost().node();
    boolean fits =
        entry.fresh().node().equals(node) && entry.fresh().number() > entry.lost().number();
    if (fits
        && ledger.volumes().get(entry.volume()) instanceof VolumeBirth.Local(var expected, var born)
        && entry.lost().equals(born.get(node))) {
      TreeMap<NodeName, BrickPlace> more = new TreeMap<>(expected);
      TreeMap<NodeName, BrickPlace> fewer = new TreeMap<>(born);
      more.put(node, entry.fresh());
      fewer.remove(node);
      return written(ledger.with(entry.volume(), new VolumeBirth.Local(more, fewer)));
    }
    return refused("no such directory of " + entry.volume() + " was born on " + node);
  }

  private static Outcome expectExchange(Ledger ledger, Entry.ExchangeExpected entry) {
    if (ledger.volumes().get(entry.volume()) instanceof VolumeBirth.Born born
        && born.bricks().contains(entry.exchange().old())
        && entry.exchange().fresh().number() > highestOf(born)) {
      VolumeBirth exchanging =
          new VolumeBirth.Born(born.id(), born.bricks(), Optional.of(entry.exchange()));
      return written(ledger.with(entry.volume(), exchanging));
    }
    return refused("volume " + entry.volume() + " has no such brick to exchange");
  }

  private static Outcome finishExchange(Ledger ledger, Entry.ExchangeDone entry) {
    if (ledger.volumes().get(entry.volume()) instanceof VolumeBirth.Born born
        && born.exchange().isPresent()) {
      return written(ledger.with(entry.volume(), exchanged(born, born.exchange().get())));
    }
    return refused("no brick of volume " + entry.volume() + " is being exchanged");
  }

  private static VolumeBirth exchanged(VolumeBirth.Born born, VolumeBirth.Exchange exchange) {
    List<BrickPlace> bricks = new ArrayList<>(born.bricks());
    bricks.replaceAll(brick -> brick.equals(exchange.old()) ? exchange.fresh() : brick);
    return new VolumeBirth.Born(born.id(), bricks, Optional.empty());
  }

  private static int highestOf(VolumeBirth.Born born) {
    int exchanging = born.exchange().map(exchange -> exchange.fresh().number()).orElse(0);
    return Math.max(exchanging, highest(born.bricks()));
  }

  private static int highest(List<BrickPlace> bricks) {
    return bricks.stream().mapToInt(BrickPlace::number).max().orElse(0);
  }

  private static int lowest(List<BrickPlace> bricks) {
    return bricks.stream().mapToInt(BrickPlace::number).min().orElse(0);
  }

  private static Outcome written(Ledger ledger) {
    return new Outcome.Written(ledger);
  }

  private static Outcome refused(String reason) {
    return new Outcome.Refused(reason);
  }
}
