package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.partition.impl.RaftNamespaces;
import io.atomix.raft.storage.RaftStorage;
import io.atomix.storage.StorageLevel;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the engine keeps its log, and what has to be tidied up before it looks there. */
record Disk(Path directory) {
  private static final String PREFIX = "log";
  private static final int SEGMENT_HEAD = 64;

  static Disk open(Path directory) throws IOException {
    Disk disk = new Disk(AtomicFile.directory(directory));
    disk.sweep();
    return disk;
  }

  RaftStorage storage(Settings.DiskBounds bounds, Snapshots snapshots) {
    return RaftStorage.builder()
        .withPrefix(PREFIX)
        .withDirectory(directory.toFile())
        .withStorageLevel(StorageLevel.DISK)
        .withMaxSegmentSize(bounds.segment())
        .withMaxEntrySize(bounds.longestEntry())
        .withFlushOnCommit(true)
        .withNamespace(RaftNamespaces.RAFT_STORAGE)
        .withSnapshotStore(snapshots)
        .build();
  }

  /**
   * A member killed while it began a segment leaves one without its head, and the engine would
   * never start again. Nothing in it was acknowledged: the first fsync of a segment covers its
   * head. In the same way the engine's lock may be left empty; that only one of us runs here is
   * seen to by {@link Birth}.
   */
  private void sweep() throws IOException {
    Files.deleteIfExists(directory.resolve("." + PREFIX + ".lock"));
    Optional<Path> newest = segments().stream().max(Comparator.comparingLong(Disk::number));
    if (newest.isPresent() && isHeadless(newest.get())) {
      Files.delete(newest.get());
      AtomicFile.sync(directory);
    }
  }

  /** Whether anything was ever written to the log. */
  boolean isUsed() throws IOException {
    for (Path segment : segments()) {
      if (Files.size(segment) > SEGMENT_HEAD || number(segment) > 1) {
        return true;
      }
    }
    return false;
  }

  private List<Path> segments() throws IOException {
    List<Path> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "-*.log")) {
      files.forEach(segments::add);
    }
    return segments;
  }

  private static long number(Path segment) {
    String name = String.valueOf(segment.getFileName());
    return Long.parseLong(name.substring(PREFIX.length() + 1, name.length() - ".log".length()));
  }

  private static boolean isHeadless(Path segment) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(segment))) {
      return Files.size(segment) < SEGMENT_HEAD || in.readInt() == 0;
    } catch (EOFException e) {
      return true;
    }
  }
}
