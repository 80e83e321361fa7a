package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * What a follower holds and nobody has committed is cut off and written anew by the next leader: it
 * applies what is in the log then, and nothing else. Puppets lead.
 */
class OverwrittenLogTest {
  private static final DocumentName CLUSTER = new DocumentName("cluster");
  private static final DocumentName KEY = new DocumentName("key");
  private static final long FAR = 1000;
  private static final int PIECE = 4;

  @TempDir private Path directory;
  private PuppetGroup puppets;
  private AtomixStore store;
  private long last;
  private long lastTerm;

  @BeforeEach
  void begin() {
    puppets = new PuppetGroup(directory);
    store = puppets.one(Guard.ALL);
    last = store.engine().raft().getLogWriter().getLastIndex();
    lastTerm = store.engine().raft().getLogWriter().getLastEntry().entry().term();
  }

  @AfterEach
  void close() {
    puppets.close();
  }

  private static Command put(long term, DocumentName name, String text) {
    return new Command.Commit(term, List.of(new Write.Put(name, 0, Content.of(text))));
  }

  private Optional<Content> content(DocumentName name) {
    return store.get(name).map(Document::content);
  }

  private void awaitApplied(long index) {
    eventually("entry " + index + " is applied", () -> store.engine().applied() == index);
  }

  /** Its reader of the log looks one entry ahead: that one is not there any more. */
  @Test
  void appliesWhatCameInThePlaceOfWhatWasCutOff() {
    Command lost = put(9, KEY, "lost");
    puppets.two().append(9, last, lastTerm, last + 1, put(9, CLUSTER, "kept"), lost).join();
    awaitApplied(last + 1);
    puppets.three().append(10, last + 1, 9, last + 2, put(10, KEY, "new")).join();
    awaitApplied(last + 2);
    assertEquals(Optional.of(Content.of("kept")), content(CLUSTER));
    assertEquals(Optional.of(Content.of("new")), content(KEY));
  }

  /** The engine cuts the log off on its own thread: a reader that another one moves reads noise. */
  @Test
  void readsItsLogOnTheEnginesThreadAlone() {
    var machine = store.engine().raft().getServiceManager();
    assertThrows(IllegalStateException.class, () -> machine.applyAll(last));
  }

  /**
   * What waited at a leader of the past may reach the log of a later term: it does nothing there.
   */
  @Test
  void anEntryThatWasMeantForAnotherTermDoesNothing() {
    Command late = put(8, CLUSTER, "late");
    puppets.two().append(9, last, lastTerm, last + 2, late, put(9, KEY, "in time")).join();
    awaitApplied(last + 2);
    assertEquals(Set.of(KEY), store.all().keySet());
  }

  @Test
  void keepsWhatFollowsASnapshotThatComesLate() {
    puppets.two().append(9, last, lastTerm, 3, last).join();
    puppets.two().install(9, last + 1, 9, Image.BLANK).join();
    awaitApplied(last + 1);
    assertEquals(last + 3, store.engine().raft().getLogWriter().getLastIndex());
    puppets.two().append(9, last + 3, 9, 0, last + 3).join();
    awaitApplied(last + 3);
  }

  @Test
  void aSnapshotThatOneLeaderBeganAnotherEnds() {
    int length = Image.BLANK.written().length;
    puppets.two().install(9, FAR, 9, Image.BLANK, 0, PIECE).join();
    assertTrue(store.engine().applied() <= last);
    puppets.three().install(10, FAR, 9, Image.BLANK, 0, PIECE).join();
    puppets.three().install(10, FAR, 9, Image.BLANK, PIECE, length).join();
    assertEquals(FAR, store.engine().applied());
  }

  @Test
  void aSnapshotThatNobodyEndsLeavesNothingBehind() {
    puppets.two().install(9, FAR, 9, Image.BLANK, 0, PIECE).join();
    File snapshots = puppets.group().directory(PuppetGroup.ONE).resolve("snapshots").toFile();
    assertEquals(List.of(), List.of(snapshots.list()));
    puppets.three().install(10, FAR + 5, 9, Image.BLANK).join();
    assertEquals(FAR + 5, store.engine().applied());
  }
}
