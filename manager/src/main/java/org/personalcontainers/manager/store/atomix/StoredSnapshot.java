package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.storage.snapshot.Snapshot;
import io.atomix.raft.storage.snapshot.SnapshotChunk;
import io.atomix.raft.storage.snapshot.SnapshotChunkReader;
import io.atomix.raft.storage.snapshot.impl.SnapshotReader;
import io.atomix.raft.storage.snapshot.impl.SnapshotWriter;
import io.atomix.utils.time.WallClockTimestamp;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All up to an entry of the log, as a file. Sent to others in pieces that are named by their place.
 */
// The engine still declares what it never calls; and nobody changes the image.
@SuppressWarnings({"deprecation", "ArrayRecordComponent"})
record StoredSnapshot(long index, long term, Path file, byte[] image) implements Snapshot {
  private static final int PIECE = 128 * 1024;

  static ByteBuffer place(int offset) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, offset);
  }

  static int offset(ByteBuffer place) {
    return place.getInt(place.position());
  }

  @Override
  public SnapshotChunkReader newChunkReader() {
    return new Pieces(image);
  }

  @Override
  public WallClockTimestamp timestamp() {
    return WallClockTimestamp.from(0);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Path getPath() {
    return file;
  }

  @Override
  public void close() {}

  /** The store decides how long it lives. */
  @Override
  public void delete() {}

  @Override
  public Snapshot complete() {
    return this;
  }

  @Override
  public SnapshotWriter openWriter() {
    throw new UnsupportedOperationException("a snapshot is written at once");
  }

  @Override
  public SnapshotReader openReader() {
    throw new UnsupportedOperationException("a snapshot is read at once");
  }

  @Override
  public void closeReader(SnapshotReader reader) {}

  @Override
  public void closeWriter(SnapshotWriter writer) {}

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredSnapshot(long otherIndex, long otherTerm, Path a, byte[] b)
        && index == otherIndex
        && term == otherTerm;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(index);
  }

  @Override
  public String toString() {
    return "snapshot of entry " + index;
  }

  private static final class Pieces implements SnapshotChunkReader {
    private final byte[] image;
    private int at;

    Pieces(byte[] image) {
      this.image = image;
    }

    @Override
    public void seek(@Nullable ByteBuffer place) {
      at = place == null ? 0 : offset(place);
    }

    @Override
    public @Nullable ByteBuffer nextId() {
      return hasNext() ? place(at) : null;
    }

    @Override
    public boolean hasNext() {
      return at < image.length;
    }

    @Override
    public SnapshotChunk next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the snapshot ends at " + image.length);
      }
      int from = at;
      at = Math.min(image.length, from + PIECE);
      return new Piece(place(from), ByteBuffer.wrap(Arrays.copyOfRange(image, from, at)));
    }

    @Override
    public void close() {}
  }

  private record Piece(ByteBuffer id, ByteBuffer data) implements SnapshotChunk {}
}
