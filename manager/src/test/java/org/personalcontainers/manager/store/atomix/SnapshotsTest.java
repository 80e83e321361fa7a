package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.link.disk.Storage;

class SnapshotsTest {
  @TempDir private Path directory;

  private final List<String> deeds = new ArrayList<>();
  private final Storage disk = Storage.ofThisNode();

  /** The disk, and in which order what happens to it. */
  private final class Told implements Storage {
    private void tell(String deed, Path path) {
      deeds.add(deed + " " + path.getFileName());
    }

    @Override
    public byte[] read(Path file) throws IOException {
      return disk.read(file);
    }

    @Override
    public void writeSynced(Path file, byte[] content) throws IOException {
      tell("write", file);
      disk.writeSynced(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      tell("rename to", to);
      disk.rename(from, to);
    }

    @Override
    public void remove(Path file) throws IOException {
      tell("remove", file);
      disk.remove(file);
    }

    @Override
    public void makeDirectories(Path made) throws IOException {
      disk.makeDirectories(made);
    }

    @Override
    public void syncDirectory(Path synced) throws IOException {
      tell("sync", synced);
      disk.syncDirectory(synced);
    }
  }

  /** A power cut between any two of these finds the older one, or the newer. */
  @Test
  void anOlderOneGoesWhenTheNewerIsThereForGood() throws IOException {
    Path place = directory.resolve("snapshots");
    Snapshots snapshots = Snapshots.open(place, new Told());
    snapshots.save(5, 1, new byte[] {1});
    deeds.clear();
    snapshots.save(9, 2, new byte[] {2});
    assertEquals(
        List.of(
            "write snapshot-9-2.new",
            "rename to snapshot-9-2",
            "sync snapshots",
            "remove snapshot-5-1"),
        deeds);
    assertEquals(9, Snapshots.open(place).getCurrentSnapshotIndex());
  }

  @Test
  void whatWasCutOffInTheMiddleIsNoSnapshot() throws IOException {
    Path place = directory.resolve("snapshots");
    Snapshots.open(place).save(5, 1, new byte[] {7});
    disk.writeSynced(place.resolve("snapshot-9-2.new"), new byte[] {0, 0, 0});
    disk.writeSynced(place.resolve("snapshot-8-2"), new byte[] {0, 0, 0, 0, 9});
    Snapshots after = Snapshots.open(place);
    assertEquals(5, after.getCurrentSnapshotIndex());
    assertArrayEquals(new byte[] {7}, after.newest().orElseThrow().image());
    try (var left = java.nio.file.Files.list(place)) {
      assertEquals(1, left.count());
    }
  }
}
