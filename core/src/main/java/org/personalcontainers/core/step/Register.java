package org.personalcontainers.core.step;

import java.util.Set;
import org.personalcontainers.core.ledger.Entry;

/** The manager writes a line into its ledger. */
public record Register(Entry entry) implements Step {
  @Override
  public Target target() {
    return new Target.OnCluster();
  }

  @Override
  public Set<Lock> locks() {
    return Set.of(Lock.on(Lock.Kind.LEDGER, subject()));
  }

  @Override
  public Effect effect() {
    return switch (entry) {
      case Entry.SwarmMoved moved -> Effect.DESTROYS;
      case Entry.PeerReplaced replaced -> Effect.DESTROYS;
      case Entry.DirectoryReplaced replaced -> Effect.DESTROYS;
      case Entry.SwarmExpected expected -> Effect.MENDS;
      case Entry.SwarmBorn born -> Effect.MENDS;
      case Entry.PeerBorn born -> Effect.MENDS;
      case Entry.RangeGiven given -> Effect.MENDS;
      case Entry.VolumeExpected expected -> Effect.MENDS;
      case Entry.VolumeBorn born -> Effect.MENDS;
      case Entry.DirectoryExpected expected -> Effect.MENDS;
      case Entry.DirectoryBorn born -> Effect.MENDS;
      case Entry.ExchangeExpected expected -> Effect.MENDS;
      case Entry.ExchangeDone done -> Effect.MENDS;
    };
  }

  /** A volume exchanges one brick at a time. */
  private Object subject() {
    return entry instanceof Entry.ExchangeExpected(var volume, var exchange)
        ? "exchange in " + volume
        : entry;
  }
}
