package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.MemberId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Whom this member stands for, in which term: on disk before anybody hears of it, and never taken
 * back. Two slots are written in turn, so that a torn write can't take the older vote along.
 */
final class VoteRecord implements AutoCloseable {
  private static final int SLOT = 512;
  private static final int LONGEST = 400;

  private final FileChannel file;
  private long term;
  private String candidate = "";
  private int nextSlot;

  private VoteRecord(FileChannel file) {
    this.file = file;
  }

  static VoteRecord open(Path path) throws IOException {
    VoteRecord votes =
        new VoteRecord(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    votes.load(0);
    votes.load(1);
    return votes;
  }

  private void load(int slot) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SLOT);
    if (file.read(bytes, (long) slot * SLOT) < SLOT) {
      return;
    }
    bytes.flip();
    long foundTerm = bytes.getLong();
    int length = bytes.getInt();
    if (length < 0 || length > LONGEST) {
      return;
    }
    byte[] name = new byte[length];
    bytes.get(name);
    if (bytes.getInt() == checksum(foundTerm, name) && foundTerm > term) {
      term = foundTerm;
      candidate = new String(name, StandardCharsets.UTF_8);
      nextSlot = 1 - slot;
    }
  }

  private static int checksum(long term, byte[] name) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(term).flip());
    checksum.update(name);
    return (int) checksum.getValue();
  }

  /** What may be said to a candidate. */
  enum Answer {
    YES,
    NO
  }

  /** Whether a vote may still be given, without giving it. */
  synchronized Answer possible(long asked, MemberId by) {
    boolean taken = asked < term || (asked == term && !candidate.equals(by.id()));
    return taken ? Answer.NO : Answer.YES;
  }

  /** Gives the vote where that is possible, and was not done before. */
  synchronized Answer give(long asked, MemberId to) throws IOException {
    if (possible(asked, to) == Answer.NO) {
      return Answer.NO;
    }
    if (asked > term) {
      write(asked, to.id());
    }
    return Answer.YES;
  }

  private void write(long newTerm, String newCandidate) throws IOException {
    byte[] name = newCandidate.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(SLOT)
            .putLong(newTerm)
            .putInt(name.length)
            .put(name)
            .putInt(checksum(newTerm, name))
            .position(0);
    long position = (long) nextSlot * SLOT;
    while (bytes.hasRemaining()) {
      file.write(bytes, position + bytes.position());
    }
    file.force(true);
    term = newTerm;
    candidate = newCandidate;
    nextSlot = 1 - nextSlot;
  }

  /** Votes in no term up to this one any more, except as it has voted. */
  synchronized void forfeit(long upTo) throws IOException {
    if (upTo > term) {
      write(upTo, "");
    }
  }

  synchronized long term() {
    return term;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
