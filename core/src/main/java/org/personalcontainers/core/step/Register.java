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

  /** A volume exchanges one brick at a time. */
  private Object subject() {
    return entry instanceof Entry.ExchangeExpected(var volume, var exchange)
        ? "exchange in " + volume
        : entry;
  }
}
