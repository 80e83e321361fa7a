package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;

/** One member alone: what it acknowledged is there after every end, and its disk stays small. */
class PersistenceTest {
  private static final MemberId ONE = TestGroup.member(1);
  private static final DocumentName CLUSTER = new DocumentName("cluster");
  private static final Settings.DiskBounds TINY =
      new Settings.DiskBounds(32 * 1024, 100, 1024 * 1024);

  @TempDir Path directory;
  private Optional<TestGroup> opened = Optional.empty();

  private TestGroup group(Settings.DiskBounds bounds) {
    TestGroup group = new TestGroup(directory, 1, bounds);
    opened = Optional.of(group);
    return group;
  }

  @AfterEach
  void close() {
    opened.ifPresent(TestGroup::close);
  }

  @Test
  void goesOnAfterEveryEnd() {
    TestGroup group = group(TINY);
    long revision = write(led(group.found(ONE)), 0, "first");
    for (int i = 0; i < 3; i++) {
      group.kill(ONE);
      AtomixStore store = led(group.open(ONE));
      assertEquals(revision, store.get(CLUSTER).orElseThrow().revision());
      for (int n = 0; n < 150; n++) {
        revision = write(store, revision, "life " + i + ", " + n);
      }
    }
    assertEquals(List.of(), List.copyOf(group.deaths()));
  }

  @Test
  void keepsItsDiskSmall() throws IOException {
    TestGroup group = group(TINY);
    AtomixStore store = led(group.found(ONE));
    long revision = 0;
    for (int i = 0; i < 600; i++) {
      revision = write(store, revision, "x".repeat(400));
    }
    Path log = group.directory(ONE).resolve("log");
    eventually("old segments are gone", () -> files(log) <= 4);
    assertEquals(1, files(group.directory(ONE).resolve("snapshots")));
  }

  private static long files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Killed in the middle of beginning a segment: a file without a head. */
  @Test
  void startsDespiteASegmentWithoutHead() throws IOException {
    TestGroup group = group(TINY);
    long revision = write(led(group.found(ONE)), 0, "kept");
    group.kill(ONE);
    Path headless = group.directory(ONE).resolve("log/log-9.log");
    Files.write(headless, new byte[10]);
    AtomixStore store = led(group.open(ONE));
    assertEquals(revision, store.get(CLUSTER).orElseThrow().revision());
    assertFalse(Files.exists(headless));
  }

  /** Killed after a snapshot came, before the log was reset. */
  @Test
  void resetsALogThatEndsBeforeItsSnapshot() throws IOException {
    TestGroup group = group(TINY);
    AtomixStore first = led(group.found(ONE));
    write(first, 0, "in the log");
    Image image = first.engine().image();
    group.kill(ONE);
    Snapshots.open(group.directory(ONE).resolve("snapshots")).save(500, 1, image.written());
    AtomixStore store = led(group.open(ONE));
    assertEquals(Content.of("in the log"), store.get(CLUSTER).orElseThrow().content());
    assertTrue(write(store, store.get(CLUSTER).orElseThrow().revision(), "later") > 500);
  }

  @Test
  void startsWithADamagedSnapshotThatIsNotNeededYet() throws IOException {
    TestGroup group = group(TestGroup.SMALL);
    long revision = write(led(group.found(ONE)), 0, "in the log");
    group.kill(ONE);
    Files.write(group.directory(ONE).resolve("snapshots/snapshot-2-1"), new byte[] {1, 2, 3, 4, 5});
    assertEquals(revision, led(group.open(ONE)).get(CLUSTER).orElseThrow().revision());
  }

  /** The engine writes who the members are over the old list, in pieces. */
  @Test
  void repairsAListOfMembersCutInPieces() throws IOException {
    TestGroup group = group(TINY);
    group.grown(3);
    group.kill(ONE);
    try (RandomAccessFile file =
        new RandomAccessFile(group.directory(ONE).resolve("log/log.conf").toFile(), "rw")) {
      file.seek(5);
      file.write(new byte[40]);
    }
    AtomixStore store = group.open(ONE);
    eventually("it knows the others", () -> store.members().size() == 3);
    eventually("it finds its place", () -> !(store.standing() instanceof Standing.Leaderless));
  }

  @Test
  void refusesToGuessWhoItsMembersAre() throws IOException {
    TestGroup group = group(TINY);
    write(led(group.found(ONE)), 0, "mine");
    group.kill(ONE);
    Files.write(group.directory(ONE).resolve("log/log.conf"), new byte[64]);
    Files.delete(group.directory(ONE).resolve("members"));
    UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> group.open(ONE));
    assertTrue(String.valueOf(refused.getMessage()).contains("who the members are"));
  }

  @Test
  void takesNoDiskForAnother() {
    TestGroup group = group(TINY);
    assertThrows(UncheckedIOException.class, () -> group.open(ONE), "nothing there");
    led(group.found(ONE));
    assertThrows(UncheckedIOException.class, () -> group.open(ONE), "in use");
    assertThrows(UncheckedIOException.class, () -> group.found(ONE), "founded already");
    group.kill(ONE);
    Settings foreign =
        new Settings(
            TestGroup.member(2),
            TestGroup.address(ONE),
            group.directory(ONE),
            TestGroup.QUICK,
            TINY);
    assertThrows(
        IOException.class,
        () ->
            AtomixStore.open(
                foreign, group.network().wire(TestGroup.member(2)), (what, cause) -> {}));
  }

  @Test
  void refusesAnEntryThatNoSegmentHolds() {
    TestGroup group = group(TINY);
    AtomixStore store = led(group.found(ONE));
    Outcome outcome =
        store.commit(
            store.standing().term(),
            List.of(new Write.Put(CLUSTER, 0, Content.of("x".repeat(40 * 1024)))));
    assertInstanceOf(Outcome.TooLarge.class, outcome);
    write(store, 0, "goes on");
  }

  @Test
  void exportsEveryDocument() throws IOException {
    TestGroup group = group(TINY);
    AtomixStore store = led(group.found(ONE));
    write(store, 0, "{\"epoch\":1}");
    store.commit(
        store.standing().term(),
        List.of(new Write.Put(new DocumentName("history/1"), 0, Content.of("{}"))));
    Path export = group.directory(ONE).resolve("export");
    eventually("both are there", () -> files(export) == 3);
    eventually(
        "with their content", () -> text(export.resolve("cluster.json")).equals("{\"epoch\":1}"));
    Document history = store.get(new DocumentName("history/1")).orElseThrow();
    eventually(
        "and the index",
        () -> text(export.resolve("~index.json")).contains("\"history/1\":" + history.revision()));
    store.commit(
        store.standing().term(), List.of(new Write.Delete(history.name(), history.revision())));
    eventually("what is deleted goes", () -> files(export) == 2);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AtomixStore led(AtomixStore store) {
    eventually("it leads", () -> TestGroup.leads(store));
    assertInstanceOf(Outcome.Committed.class, store.round(store.standing().term()));
    return store;
  }

  private static long write(AtomixStore store, long expected, String text) {
    Outcome outcome =
        store.commit(
            store.standing().term(), List.of(new Write.Put(CLUSTER, expected, Content.of(text))));
    return assertInstanceOf(Outcome.Committed.class, outcome).index();
  }
}
