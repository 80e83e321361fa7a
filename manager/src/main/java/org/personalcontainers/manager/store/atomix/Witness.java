package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.protocol.AppendRequest;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.RaftRequest;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.RaftResponse.Status;
import io.atomix.raft.protocol.VoteRequest;
import io.atomix.raft.protocol.VoteResponse;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.personalcontainers.manager.store.MemberId;

/**
 * What this member has heard others acknowledge, as long as it runs. A member that starts asks the
 * others for it: when its disk knows less than it once said, an older image of it was put back.
 */
final class Witness {
  /**
   * How far a member has come: all up to there lies on its disk, and it has voted in no later term.
   *
   * @param index the last entry of its log
   */
  record Position(long term, long index) implements Comparable<Position> {
    static final Position START = new Position(0, 0);

    byte[] written() {
      return ByteBuffer.allocate(2 * Long.BYTES).putLong(term).putLong(index).array();
    }

    static Position read(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new Position(buffer.getLong(), buffer.getLong());
    }

    @Override
    public int compareTo(Position other) {
      return Comparator.comparingLong(Position::term)
          .thenComparingLong(Position::index)
          .compare(this, other);
    }

    Position max(Position other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  private final Map<MemberId, Position> heard = new ConcurrentHashMap<>();

  private void hear(MemberId member, Position position) {
    heard.merge(member, position, Position::max);
  }

  /** A leader hears how far another has come, a candidate in which term it has voted. */
  void hear(MemberId member, RaftRequest question, RaftResponse answer) {
    if (question instanceof AppendRequest append
        && answer instanceof AppendResponse written
        && written.status() == Status.OK
        && written.succeeded()) {
      hear(member, new Position(append.term(), written.lastLogIndex()));
    } else if (question instanceof VoteRequest
        && answer instanceof VoteResponse vote
        && vote.status() == Status.OK
        && vote.voted()) {
      hear(member, new Position(vote.term(), 0));
    }
  }

  Position of(MemberId member) {
    return Optional.ofNullable(heard.get(member)).orElse(Position.START);
  }
}
