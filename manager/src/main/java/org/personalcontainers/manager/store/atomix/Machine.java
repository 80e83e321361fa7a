package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.RaftStateMachine;
import io.atomix.raft.impl.RaftContext;
import io.atomix.raft.storage.log.RaftLogReader;
import io.atomix.raft.storage.log.RaftLogWriter;
import io.atomix.raft.storage.log.entry.RaftLogEntry;
import io.atomix.raft.zeebe.ZeebeEntry;
import io.atomix.storage.journal.Indexed;
import io.atomix.storage.journal.JournalReader.Mode;
import io.atomix.utils.concurrent.ThreadContext;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.personalcontainers.manager.store.Outcome;

/**
 * Applies what is committed, and cuts the log. All of it runs on the engine's thread (whose readers
 * of the log may be moved by nobody else); only what was applied last is read by others.
 */
final class Machine implements RaftStateMachine {
  /** What has been applied so far. */
  record Applied(Image image, long index, long term) {
    static final Applied NOTHING = new Applied(Image.BLANK, 0, 0);
  }

  /** Hears what happens, on the engine's thread; must not block. */
  interface Watcher {
    void onApplied(Applied applied);
  }

  private final RaftContext raft;
  private final ThreadContext executor;
  private final Snapshots snapshots;
  private final Settings.DiskBounds bounds;
  private final Waits waits;
  private final Watcher watcher;
  private final RaftLogReader reader;
  private volatile Applied applied = Applied.NOTHING;
  private int entriesSinceSnapshot;
  private long bytesSinceSnapshot;

  Machine(
      RaftContext raft,
      ThreadContext executor,
      Snapshots snapshots,
      Settings.DiskBounds bounds,
      Waits waits,
      Watcher watcher) {
    this.raft = raft;
    this.executor = executor;
    this.snapshots = snapshots;
    this.bounds = bounds;
    this.waits = waits;
    this.watcher = watcher;
    snapshots.newest().ifPresent(this::startFrom);
    reader = raft.getLog().openReader(1, Mode.COMMITS);
    snapshots.onReceived(this::received);
  }

  /** A member killed after a snapshot came, and before its log was reset, resets it now. */
  private void startFrom(StoredSnapshot snapshot) {
    load(snapshot);
    RaftLogWriter writer = raft.getLogWriter();
    if (writer.getLastIndex() < snapshot.index()) {
      writer.reset(snapshot.index() + 1);
    }
  }

  private void load(StoredSnapshot snapshot) {
    applied = new Applied(Image.read(snapshot.image()), snapshot.index(), snapshot.term());
    entriesSinceSnapshot = 0;
    bytesSinceSnapshot = 0;
    raft.setLastApplied(snapshot.index(), snapshot.term());
  }

  private void received(StoredSnapshot snapshot) {
    load(snapshot);
    waits.skipped(snapshot.index());
    watcher.onApplied(applied);
  }

  Applied applied() {
    return applied;
  }

  @Override
  public void applyAll(long index) {
    long before = applied.index();
    applyUpTo(Math.min(index, raft.getCommitIndex()));
    if (applied.index() > before) {
      watcher.onApplied(applied);
    }
    if (entriesSinceSnapshot >= bounds.snapshotEntries()
        || bytesSinceSnapshot >= bounds.snapshotBytes()) {
      entriesSinceSnapshot = 0;
      bytesSinceSnapshot = 0;
      raft.getThreadContext().execute(this::snapshot);
    }
  }

  /** A reader that two threads move reads what was never written: then rather not at all. */
  private void applyUpTo(long last) {
    raft.checkThread();
    if (applied.index() < last && reader.getNextIndex() != applied.index() + 1) {
      reader.reset(applied.index() + 1);
    }
    while (applied.index() < last && reader.hasNext()) {
      applyNext(reader.next());
    }
  }

  private void applyNext(Indexed<RaftLogEntry> entry) {
    if (entry.index() != applied.index() + 1) {
      throw new IllegalStateException(
          "the log goes on with %d after %d".formatted(entry.index(), applied.index()));
    }
    long term = entry.entry().term();
    Image.Applied result = result(entry, term);
    applied = new Applied(result.image(), entry.index(), term);
    entriesSinceSnapshot++;
    bytesSinceSnapshot += entry.size();
    raft.setLastApplied(entry.index(), term);
    waits.applied(entry.index(), term, result.outcome());
  }

  private Image.Applied result(Indexed<RaftLogEntry> entry, long term) {
    if (entry.entry() instanceof ZeebeEntry written) {
      return applied.image().apply(entry.index(), term, Command.read(bytes(written.data())));
    }
    return new Image.Applied(new Outcome.Committed(entry.index()), applied.image());
  }

  private static byte[] bytes(ByteBuffer data) {
    ByteBuffer whole = data.duplicate().rewind();
    byte[] bytes = new byte[whole.remaining()];
    whole.get(bytes);
    return bytes;
  }

  private void snapshot() {
    Applied now = applied;
    if (now.index() > snapshots.getCurrentSnapshotIndex()) {
      snapshots.save(now.index(), now.term(), now.image().written());
      raft.getLog().compact(now.index());
    }
  }

  @Override
  public ThreadContext executor() {
    return executor;
  }

  @Override
  public CompletableFuture<Void> compact() {
    snapshot();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // The engine expects nothing of it.
  public <T> CompletableFuture<T> apply(long index) {
    applyAll(index);
    return CompletableFuture.completedFuture(null);
  }

  /** Of entries that are in no log: those of sessions, which we have none of. */
  @Override
  @SuppressWarnings("NullAway") // The engine expects nothing of it.
  public <T> CompletableFuture<T> apply(Indexed<? extends RaftLogEntry> entry) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public long getCompactableIndex() {
    return applied.index();
  }

  @Override
  public long getCompactableTerm() {
    return applied.term();
  }

  @Override
  public void close() {}
}
