package org.personalcontainers.manager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.manager.api.Happening;
import org.personalcontainers.manager.api.Hearsay;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** Three managers in one process: real stores, real TLS between them, and played agents. */
final class GrowingTest {
  private static final int NODES = 3;
  private static final NodeName PI1 = new NodeName("pi1");

  @TempDir private Path directory;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final SortedMap<NodeName, Realm> realms = new TreeMap<>();
  private final SortedMap<NodeName, Self> selves = new TreeMap<>();
  private final SortedMap<NodeName, Store> stores = new ConcurrentSkipListMap<>();
  private final SortedMap<NodeName, Journal> journals = new ConcurrentSkipListMap<>();
  private int groupPort;

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static ClusterSpec spec() {
    ClusterSpec spec = Fresh.spec(NODES);
    SortedMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    spec.nodes().keySet().forEach(name -> nodes.put(name, NodeSpec.plain(name, address(name))));
    return new ClusterSpec(
        spec.cluster(),
        nodes,
        spec.managers(),
        spec.networks(),
        spec.firewall(),
        spec.storage(),
        spec.failover(),
        spec.ingress(),
        spec.stacks());
  }

  /** Each its own, so that they are told apart. */
  private static Address address(NodeName node) {
    return new Address("127.0.0.1" + node.value().charAt(2));
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return socket.getLocalPort();
    }
  }

  private Path socket(NodeName node) {
    return directory.resolve(node + ".sock");
  }

  private void begin(NodeName node) throws IOException {
    InetAddress here = InetAddress.getByName(address(node).value());
    Doors doors =
        new Doors(here, 1, groupPort, freePort(here), at -> new InetSocketAddress(at.value(), 1));
    Places places = new Places(directory.resolve(node.value()), doors);
    Self self = Self.of(node, places.identity());
    Realm realm =
        new Realm(
            new Stores(places, self, (what, cause) -> {}),
            self,
            kept -> {
              stores.put(node, kept.store());
              return new Reign(kept, self, roads(), voices(node), company(node));
            },
            () -> address(node));
    realm.goOn();
    Handler membership = new MembershipDesk(node, realm::heed);
    open.addFirst(
        Server.unix(
            socket(node),
            PosixFilePermissions.fromString("rw-------"),
            Bounds.ofDaemon(),
            request -> {
              if (request.path().equals("/v1/membership")) {
                return membership.handle(request);
              }
              if (request.query().containsKey("wait")) {
                new SynchronousQueue<>().take();
              }
              return request.path().equals("/v1/observation")
                  ? Response.json(Wire.write(new Sighting("a", Optional.empty(), Fresh.seen(node))))
                  : Response.json(Wire.write(new StepResult.Retry("only played")));
            }));
    open.addFirst(realm);
    realms.put(node, realm);
    selves.put(node, self);
  }

  private Roads roads() {
    return node -> Caller.unix(socket(node.name()));
  }

  private Reign.Voices voices(NodeName node) {
    Journal journal = new Journal(node, InstantSource.system());
    journals.put(node, journal);
    Witness witness = new Witness(journal);
    return new Reign.Voices(witness, new Tally(witness), Stopwatch.UNREAD, journal, line -> {});
  }

  private Reign.Company company(NodeName node) {
    return new Reign.Company(
        new Whereto(groupPort),
        (request, by) -> Response.text(200, node + " answers " + by + ": " + request.path()),
        request -> new AcmeAnswer.Undecided("there is no authority here"));
  }

  @Test
  void oneBecomesThreeOverRealTls() throws Exception {
    groupPort = freePort(InetAddress.getByName(address(PI1).value()));
    for (NodeName node : spec().nodes().keySet()) {
      begin(node);
    }
    ClusterId cluster = new ClusterId("test");
    Books books = Books.blank(spec(), Ledger.blank(cluster));
    Authority authority = Authority.found(cluster);
    Outcome founded =
        realms
            .firstEntry()
            .getValue()
            .found(
                List.of(
                    BooksDocument.write(books, Write.ABSENT),
                    new Write.Put(
                        new DocumentName("authority"), Write.ABSENT, Content.of(authority.pem()))));
    assertInstanceOf(Outcome.Committed.class, founded);
    eventually(
        "all three have the books, and follow one of them",
        () -> realms.values().stream().allMatch(GrowingTest::belongs));
    eventually("all three keep the store", this::allVote);
    eventually("all three have it sealed, on the disk", this::allHaveItSealed);
    eventually("all three hear each other", () -> realms.values().stream().allMatch(this::hears));
    eventually(
        "whoever follows knows what happened at the leader",
        () -> journals.values().stream().allMatch(GrowingTest::knowsTheLeader));
    Realm follower = realm(new NodeName("pi3"));
    eventually(
        "and what the leader saw",
        () -> follower.fellows().hearsay().filter(this::all).isPresent());
    assertEquals("pi1 answers anna: /v1/spec", passed(follower));
    noPlanBrokeARule();
    realms.firstEntry().getValue().close();
    eventually("another leads without the first", () -> leaders() == 1);
    eventually("and is heard without it", () -> follower.fellows().present().size() == 2);
    noPlanBrokeARule();
    assertEquals(
        3, selves.values().stream().filter(self -> self.identity().member().isPresent()).count());
  }

  private Realm realm(NodeName node) {
    return Optional.ofNullable(realms.get(node)).orElseThrow();
  }

  private boolean hears(Realm realm) {
    return realm.fellows().present().equals(spec().nodes().keySet());
  }

  private boolean all(Hearsay heard) {
    return heard.by().equals(PI1) && heard.nodes().keySet().equals(spec().nodes().keySet());
  }

  private static boolean knowsTheLeader(Journal journal) {
    return journal.newest(1000).stream()
        .anyMatch(what -> what.teller().equals(PI1) && what.text().contains("decides, in term"));
  }

  private void noPlanBrokeARule() {
    for (Journal journal : journals.values()) {
      assertEquals(
          List.of(),
          journal.newest(1000).stream()
              .map(Happening::text)
              .filter(text -> text.startsWith(Events.BROKEN_PLAN))
              .toList());
    }
  }

  private static String passed(Realm follower) throws IOException {
    Request request =
        new Request(
            "GET", "/v1/spec", new TreeMap<>(), new byte[0], new Peer.LocalUser("anna", "pcctl"));
    return new String(follower.fellows().pass(PI1, request, "anna").body(), StandardCharsets.UTF_8);
  }

  /** Adding one again tells whether it has a vote by now. */
  private boolean allVote() {
    Store first = Optional.ofNullable(stores.get(PI1)).orElseThrow();
    var members = first.members();
    return members.size() == NODES
        && members.entrySet().stream()
            .allMatch(m -> first.add(m.getKey(), m.getValue()) instanceof Outcome.Committed);
  }

  /** The authority's key is there, can be opened by each, and stands in no file of the store. */
  private boolean allHaveItSealed() {
    return stores.values().stream().allMatch(store -> Papers.authority(store.all()).isPresent())
        && spec().nodes().keySet().stream().allMatch(this::hasItSealed);
  }

  private boolean hasItSealed(NodeName node) {
    Path state = state(node);
    try (Stream<Path> files = Files.walk(state.resolve("raft"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("PRIVATE KEY"), file.toString());
      }
      Path exported = state.resolve("raft/export/authority.json");
      return Files.readString(exported, StandardCharsets.ISO_8859_1).startsWith("sealed ")
          && Files.mismatch(state.resolve("vault.json"), state(PI1).resolve("vault.json")) == -1;
    } catch (IOException e) {
      return false;
    }
  }

  private Path state(NodeName node) {
    return directory.resolve(node.value()).resolve("var/lib/personal-containers/manager");
  }

  private long leaders() {
    return realms.tailMap(new NodeName("pi2")).values().stream()
        .filter(realm -> realm.standing() instanceof Standing.Leading)
        .count();
  }

  private static boolean belongs(Realm realm) {
    return realm.books().isPresent() && !(realm.standing() instanceof Standing.Leaderless);
  }
}
