package org.personalcontainers.lab.sim;

import java.util.Comparator;
import java.util.Optional;

/**
 * What one manager's disk holds of the store, each change of it on the disk before it is answered.
 *
 * @param promised the newest term that it took part in
 */
record Replica(long promised, Optional<Saved> saved) {
  static final Replica EMPTY = new Replica(0, Optional.empty());

  /** The newest content, and where in the log of all it stands. */
  record Saved(Position at, Content content) {}

  /** A place in the log of all. */
  record Position(long term, long index) implements Comparable<Position> {
    static final Position NOWHERE = new Position(0, 0);

    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::term).thenComparingLong(Position::index);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  Position position() {
    return saved.map(Saved::at).orElse(Position.NOWHERE);
  }

  Replica promising(long term) {
    return new Replica(Math.max(promised, term), saved);
  }

  Replica saving(Saved newer) {
    return new Replica(Math.max(promised, newer.at().term()), Optional.of(newer));
  }
}
