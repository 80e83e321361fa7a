package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.storage.snapshot.PendingSnapshot;
import io.atomix.utils.time.WallClockTimestamp;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A snapshot that a leader is sending, piece by piece. */
final class ReceivedSnapshot implements PendingSnapshot {
  /** Takes the whole. */
  interface Whole {
    void accept(long index, long term, byte[] image);
  }

  private final long index;
  private final long term;
  private final Path directory;
  private final int mostBytes;
  private final Whole whole;
  private final ByteArrayOutputStream image = new ByteArrayOutputStream();

  ReceivedSnapshot(long index, long term, Path directory, int mostBytes, Whole whole) {
    this.index = index;
    this.term = term;
    this.directory = directory;
    this.mostBytes = mostBytes;
    this.whole = whole;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public long term() {
    return term;
  }

  @Override
  public WallClockTimestamp timestamp() {
    return WallClockTimestamp.from(0);
  }

  @Override
  public boolean containsChunk(ByteBuffer place) {
    return StoredSnapshot.offset(place) < image.size();
  }

  @Override
  public boolean isExpectedChunk(ByteBuffer place) {
    return StoredSnapshot.offset(place) == image.size();
  }

  @Override
  public void write(ByteBuffer place, ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.duplicate().get(bytes);
    if (!isExpectedChunk(place) || image.size() + bytes.length > mostBytes) {
      throw new IllegalStateException(
          "a piece of " + this + " at " + StoredSnapshot.offset(place) + " does not fit");
    }
    image.writeBytes(bytes);
  }

  @Override
  public void setNextExpected(ByteBuffer place) {}

  @Override
  public void commit() {
    whole.accept(index, term, image.toByteArray());
  }

  @Override
  public void abort() {}

  @Override
  public Path getPath() {
    return directory;
  }

  @Override
  public String toString() {
    return "the snapshot of entry " + index;
  }
}
