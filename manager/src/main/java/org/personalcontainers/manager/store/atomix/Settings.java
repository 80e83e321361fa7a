package org.personalcontainers.manager.store.atomix;

import java.nio.file.Path;
import java.time.Duration;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/**
 * How a member is run.
 *
 * @param directory holds all that it keeps; to be lost only as a whole
 * @param address where the others reach it
 * @param pace how long the members wait for each other
 * @param bounds how much it keeps on disk
 */
public record Settings(
    MemberId self, MemberAddress address, Path directory, Pace pace, DiskBounds bounds) {
  public static Settings of(MemberId self, MemberAddress address, Path directory) {
    return new Settings(self, address, directory, Pace.USUAL, DiskBounds.USUAL);
  }

  /**
   * How long the members wait for each other.
   *
   * @param election without a sign of the leader for one to two times this, a new one is sought
   * @param heartbeat how often the leader gives a sign
   * @param nudge how long a write may wait before the next one is sent after it
   * @param patience how long a caller waits for an outcome
   */
  public record Pace(Duration election, Duration heartbeat, Duration nudge, Duration patience) {
    public static final Pace USUAL =
        new Pace(
            Duration.ofSeconds(1),
            Duration.ofMillis(330),
            Duration.ofSeconds(1),
            Duration.ofSeconds(8));

    public Pace {
      if (heartbeat.multipliedBy(2).compareTo(election) > 0) {
        throw new IllegalArgumentException(
            "two heartbeats have to fit into an election's time-out");
      }
    }
  }

  /**
   * How much a member keeps on disk.
   *
   * @param segment bytes of a file of the log; no entry can be longer
   * @param snapshotEntries so many entries are applied before the log is cut
   * @param snapshotBytes or so many bytes
   */
  public record DiskBounds(int segment, int snapshotEntries, int snapshotBytes) {
    private static final int SMALLEST_SEGMENT = 32 * 1024;

    /** The head of a file, and what goes with an entry. */
    private static final int ENGINES_PART = 1024;

    public static final DiskBounds USUAL = new DiskBounds(1024 * 1024, 1000, 1024 * 1024);

    public DiskBounds {
      if (segment < SMALLEST_SEGMENT) {
        throw new IllegalArgumentException("a segment of " + segment + " bytes is too small");
      }
    }

    /** So long may an entry be, with all that the engine adds to it. */
    int longestEntry() {
      return Math.min(Command.MOST_BYTES, segment - ENGINES_PART);
    }

    /** So long may a command be. */
    int longestCommand() {
      return longestEntry() - ENGINES_PART;
    }
  }
}
