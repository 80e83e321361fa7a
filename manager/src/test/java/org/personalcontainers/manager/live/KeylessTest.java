package org.personalcontainers.manager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;

/** The only manager of a cluster, with a snapshot on its disk, and without the file of its keys. */
final class KeylessTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final Address HERE = new Address("127.0.0.1");

  @TempDir private Path directory;
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private Places places;
  private Self self;

  @BeforeEach
  void settle() throws IOException {
    InetAddress here = InetAddress.getByName(HERE.value());
    Doors doors =
        new Doors(
            here, 1, freePort(here), freePort(here), at -> new InetSocketAddress(at.value(), 1));
    places = new Places(directory, doors);
    self = Self.of(PI1, places.identity());
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return socket.getLocalPort();
    }
  }

  private Realm realm() throws IOException {
    Realm realm =
        new Realm(
            new Stores(places, self, (what, cause) -> logged.add(what)),
            self,
            kept ->
                new Reign(
                    kept,
                    self,
                    node -> Caller.unix(directory.resolve("nobody.sock")),
                    voices(),
                    new Reign.Company(
                        new Whereto(freePortOrNone()),
                        (request, by) -> Response.text(200, ""),
                        request -> new AcmeAnswer.Undecided("there is no authority here"))),
            () -> HERE);
    realm.goOn();
    return realm;
  }

  private static int freePortOrNone() {
    try {
      return freePort(InetAddress.getByName(HERE.value()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reign.Voices voices() {
    Journal journal = new Journal(PI1, InstantSource.system());
    Witness witness = new Witness(journal);
    return new Reign.Voices(witness, new Tally(witness), Stopwatch.UNREAD, journal, logged::add);
  }

  /** So much that the log was cut, and all of it lies in a snapshot. */
  private void found(Realm realm) throws InterruptedException {
    ClusterId cluster = new ClusterId("test");
    Books books = Books.blank(Fresh.spec(1), Ledger.blank(cluster));
    List<Write> writes = new ArrayList<>();
    writes.add(BooksDocument.write(books, Write.ABSENT));
    writes.add(
        new Write.Put(
            new DocumentName("authority"),
            Write.ABSENT,
            Content.of(Authority.found(cluster).pem())));
    assertInstanceOf(Outcome.Committed.class, realm.found(writes));
    for (int i = 0; i < 12; i++) {
      Write large =
          new Write.Put(
              new DocumentName("large/" + i), Write.ABSENT, Content.of("x".repeat(100_000)));
      assertInstanceOf(Outcome.Committed.class, realm.write(List.of(large)));
    }
  }

  private boolean hasSnapshot() throws IOException {
    try (Stream<Path> files = Files.walk(places.log().resolve("snapshots"))) {
      return files.anyMatch(Files::isRegularFile);
    }
  }

  @Test
  void itStartsAndLeadsNothingAndSaysWhichKeyItLacks() throws Exception {
    try (Realm realm = realm()) {
      found(realm);
      assertEquals(Optional.empty(), realm.lackingKey());
    }
    assertTrue(hasSnapshot());
    Path moved = Files.move(places.vault(), directory.resolve("copy.json"));
    try (Realm realm = realm()) {
      assertTrue(realm.lackingKey().isPresent(), "what its disk says is known from the start");
      assertInstanceOf(Standing.Leaderless.class, realm.standing());
    }
    Files.move(moved, places.vault());
    try (Realm realm = realm()) {
      assertEquals(Optional.empty(), realm.lackingKey());
    }
  }

  @Test
  void whoLostItsStoreForgetsTheKeysOfIt() throws Exception {
    try (Realm realm = realm()) {
      found(realm);
    }
    Files.move(places.log(), directory.resolve("lost"));
    try (Realm realm = realm()) {
      assertEquals(Optional.empty(), realm.books());
      assertFalse(Files.exists(places.vault()));
    }
  }
}
