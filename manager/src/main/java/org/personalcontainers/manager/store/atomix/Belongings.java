package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.storage.RaftStorage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** All that a member has on its disk, read and tidied up, and held against a second process. */
record Belongings(
    FileChannel lock,
    Birth birth,
    KeptMembers kept,
    VoteRecord votes,
    Lapse lapse,
    Snapshots snapshots,
    RaftStorage storage,
    Export export)
    implements AutoCloseable {
  static Belongings open(Settings settings, Fatal fatal) throws IOException {
    Path directory = settings.directory();
    Birth birth = Birth.read(directory);
    if (!birth.member().equals(settings.self())) {
      throw new IOException(
          "%s belongs to the member %s, not to %s: a node with a new key needs an empty directory"
              .formatted(directory, birth.member(), settings.self()));
    }
    FileChannel lock = Birth.lock(directory);
    try {
      return locked(settings, fatal, lock, birth);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Belongings locked(Settings settings, Fatal fatal, FileChannel lock, Birth birth)
      throws IOException {
    Path directory = settings.directory();
    Snapshots snapshots = Snapshots.open(directory.resolve("snapshots"));
    Disk disk = Disk.open(directory.resolve("log"));
    RaftStorage storage = disk.storage(settings.bounds(), snapshots);
    KeptMembers kept = new KeptMembers(directory);
    kept.repair(storage, disk.isUsed() || snapshots.newest().isPresent());
    return new Belongings(
        lock,
        birth,
        kept,
        VoteRecord.open(directory.resolve("votes")),
        Lapse.open(directory),
        snapshots,
        storage,
        new Export(directory.resolve("export"), fatal));
  }

  @Override
  public void close() {
    export.close();
    try {
      votes.close();
      lock.close();
    } catch (IOException e) {
      // Nothing of it is needed any more.
    }
  }
}
