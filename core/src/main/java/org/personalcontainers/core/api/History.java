package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;

/** What was declared when, by whom: the newest first, and no more than are kept. */
public record History(List<Entry> revisions) {
  public History {
    revisions = List.copyOf(revisions);
  }

  /**
   * One revision.
   *
   * @param at by the clock of the manager that took it
   * @param why the verb, or what a person wrote
   */
  public record Entry(long revision, Instant at, String by, String why) {}

  /** One of them in full; kept in the store just so. */
  public record Past(Entry entry, String yaml, String diff) {}

  /**
   * What is asked of a rollback.
   *
   * @param to the revision that is to be declared again
   * @param revision the one that is declared now, as far as the asker has seen
   */
  public record Back(long to, long revision) {}
}
