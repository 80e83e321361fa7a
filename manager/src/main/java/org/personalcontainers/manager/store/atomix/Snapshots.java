package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.storage.snapshot.PendingSnapshot;
import io.atomix.raft.storage.snapshot.Snapshot;
import io.atomix.raft.storage.snapshot.SnapshotListener;
import io.atomix.raft.storage.snapshot.SnapshotStore;
import io.atomix.utils.time.WallClockTimestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.link.disk.DurableFile;
import org.personalcontainers.link.disk.Storage;

/**
 * The newest snapshot, one file with its checksum; it is on disk as a whole before an older one
 * goes (the engine's own store syncs neither the renaming nor the directory). What comes from a
 * leader lies in memory until it is complete: nothing half remains after a crash.
 */
final class Snapshots implements SnapshotStore {
  private static final Pattern NAME = Pattern.compile("snapshot-(\\d+)-(\\d+)");
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private final Path directory;
  private final Storage storage;
  private volatile @Nullable StoredSnapshot newest;
  private volatile Consumer<StoredSnapshot> onReceived = snapshot -> {};

  private Snapshots(Path directory, Storage storage) {
    this.directory = directory;
    this.storage = storage;
  }

  static Snapshots open(Path directory) throws IOException {
    return open(directory, Storage.ofThisNode());
  }

  static Snapshots open(Path directory, Storage storage) throws IOException {
    Snapshots snapshots = new Snapshots(AtomicFile.directory(directory), storage);
    for (Path file : snapshots.files()) {
      snapshots.read(file).ifPresent(snapshots::keepIfNewer);
    }
    snapshots.sweep();
    return snapshots;
  }

  private List<Path> files() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "snapshot-*")) {
      return StreamSupport.stream(files.spliterator(), false).toList();
    }
  }

  /** Empty where it is damaged or unfinished: the log, or the others, still have what was in it. */
  private Optional<StoredSnapshot> read(Path file) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    byte[] bytes = Files.readAllBytes(file);
    if (!name.matches() || bytes.length < Integer.BYTES) {
      return Optional.empty();
    }
    byte[] image = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    return ByteBuffer.wrap(bytes).getInt() == checksum(image)
        ? Optional.of(
            new StoredSnapshot(
                Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), file, image))
        : Optional.empty();
  }

  private static int checksum(byte[] image) {
    CRC32C checksum = new CRC32C();
    checksum.update(image);
    return (int) checksum.getValue();
  }

  private void keepIfNewer(StoredSnapshot snapshot) {
    StoredSnapshot known = newest;
    if (known == null || known.index() < snapshot.index()) {
      newest = snapshot;
    }
  }

  private void sweep() throws IOException {
    StoredSnapshot kept = newest;
    for (Path file : files()) {
      if (kept == null || !file.equals(kept.file())) {
        storage.remove(file);
      }
    }
  }

  /** Hears of a snapshot that a leader sent, after it lies on disk; on the thread of the engine. */
  void onReceived(Consumer<StoredSnapshot> listener) {
    onReceived = listener;
  }

  Optional<StoredSnapshot> newest() {
    return Optional.ofNullable(newest);
  }

  StoredSnapshot save(long index, long term, byte[] image) {
    Path file = directory.resolve("snapshot-" + index + "-" + term);
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + image.length)
            .putInt(checksum(image))
            .put(image)
            .array();
    try {
      new DurableFile(file, storage).write(bytes);
      StoredSnapshot snapshot = new StoredSnapshot(index, term, file, image);
      keepIfNewer(snapshot);
      sweep();
      return snapshot;
    } catch (IOException e) {
      throw new UncheckedIOException("the snapshot " + file + " can't be written", e);
    }
  }

  @Override
  public @Nullable Snapshot getSnapshot(long index) {
    StoredSnapshot snapshot = newest;
    return snapshot != null && snapshot.index() == index ? snapshot : null;
  }

  @Override
  public @Nullable Snapshot getCurrentSnapshot() {
    return newest;
  }

  @Override
  public long getCurrentSnapshotIndex() {
    return newest().map(StoredSnapshot::index).orElse(0L);
  }

  @Override
  public Collection<? extends Snapshot> getSnapshots() {
    return newest().map(List::of).orElseGet(List::of);
  }

  @Override
  public PendingSnapshot newPendingSnapshot(long index, long term, WallClockTimestamp ignored) {
    return new ReceivedSnapshot(index, term, directory, MOST_BYTES, this::received);
  }

  private void received(long index, long term, byte[] image) {
    onReceived.accept(save(index, term, image));
  }

  @Override
  public Snapshot newSnapshot(long index, long term, WallClockTimestamp ignored) {
    throw new UnsupportedOperationException("a snapshot is written at once");
  }

  @Override
  public Path getPath() {
    return directory;
  }

  @Override
  public void purgeSnapshots(Snapshot older) {}

  /** Only a member that leaves by itself would ask for it; ours are removed by others. */
  @Override
  public void delete() {}

  @Override
  public void close() {}

  @Override
  public void addListener(SnapshotListener listener) {}

  @Override
  public void removeListener(SnapshotListener listener) {}
}
