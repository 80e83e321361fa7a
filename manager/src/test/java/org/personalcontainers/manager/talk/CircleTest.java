package org.personalcontainers.manager.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.api.Fellows;
import org.personalcontainers.manager.api.Happening;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.group.ChannelGroup;
import org.personalcontainers.manager.group.Place;
import org.personalcontainers.manager.vault.KeyHolder;
import org.personalcontainers.manager.vault.VaultKey;
import org.personalcontainers.manager.vault.VaultKeyId;

/** Circles over real channels: TLS between them, ports of this machine. */
class CircleTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");

  private final Authority authority = Authority.found(new ClusterId("home-1"));
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Place> places = freePlaces();
  private final List<String> logs = new CopyOnWriteArrayList<>();

  /** One manager of the test. */
  private final class End {
    private final NodeName node;
    private final Journal journal;
    private final Purse purse = new Purse();
    private volatile Tls tls;
    private Optional<Circle> circle = Optional.empty();

    End(NodeName node) {
      this.node = node;
      this.journal = new Journal(node, InstantSource.system());
      this.tls = certified(node);
    }

    void begin() {
      Circle begun =
          Circle.begun(
              node,
              new Circle.Party(
                  journal,
                  purse,
                  Optional::empty,
                  (request, by) -> Response.text(200, node + " hears " + by),
                  (self, where, ears) ->
                      ChannelGroup.join(
                          self,
                          where.own(),
                          where.others(),
                          where.tls().context(Set.of(Role.MANAGER)),
                          ears),
                  logs::add),
              () -> Optional.of(whereabouts()));
      circle = Optional.of(begun);
      open.addFirst(begun);
    }

    private Whereabouts whereabouts() {
      List<Place> others = new ArrayList<>(places);
      Place own = others.remove(node.equals(PI1) ? 0 : 1);
      return new Whereabouts(own, others, tls, Struck.NONE);
    }

    Circle circle() {
      return circle.orElseThrow();
    }

    boolean knows(String text) {
      return journal.newest(1_000).stream().map(Happening::text).anyMatch(text::equals);
    }

    boolean knowsPart(String text) {
      return journal.newest(1_000).stream().anyMatch(what -> what.text().contains(text));
    }
  }

  /** The keys of one end. */
  private static final class Purse implements KeyHolder {
    private final List<VaultKey> keys = new CopyOnWriteArrayList<>();
    private volatile Optional<VaultKeyId> wanted = Optional.empty();

    @Override
    public List<VaultKey> keys() {
      return List.copyOf(keys);
    }

    @Override
    public Optional<VaultKeyId> missing() {
      return wanted.filter(id -> keys.stream().noneMatch(key -> key.id().equals(id)));
    }

    @Override
    public void keep() {}

    @Override
    public void take(List<VaultKey> more) {
      keys.addAll(more);
    }
  }

  private static List<Place> freePlaces() {
    InetAddress here = InetAddress.getLoopbackAddress();
    return new Random()
        .ints(20_000, 30_000)
        .distinct()
        .mapToObj(port -> new Place(here, port))
        .filter(CircleTest::isFree)
        .limit(2)
        .toList();
  }

  private static boolean isFree(Place place) {
    try (ServerSocket socket = new ServerSocket(place.port(), 1, place.address())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private Tls certified(NodeName node) {
    Identity stranger = Identity.stranger(node.value());
    return Tls.of(
        stranger.admitted(
            authority.issue(stranger.publicKey(), Role.MANAGER, node.value(), Authority.FOR_EVER),
            authority.certificate()));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static void eventuallyTogether(End one, End two) {
    eventually(
        "they hear each other",
        () ->
            one.circle().present().equals(Set.of(PI1, PI2))
                && two.circle().present().equals(Set.of(PI1, PI2)));
  }

  private static Request get() {
    return new Request(
        "GET", "/v1/spec", new TreeMap<>(), new byte[0], new Peer.LocalUser("anna", "pcctl"));
  }

  @Test
  void aNewcomerHearsWhatHappenedBefore() throws Exception {
    End one = new End(PI1);
    one.journal.noteOwn("long ago");
    one.begin();
    End two = new End(PI2);
    two.begin();
    eventuallyTogether(one, two);
    eventually("it knows what was before", () -> two.knows("long ago"));
    two.journal.noteOwn("just now");
    eventually("and is heard itself", () -> one.knows("just now"));
    eventually(
        "the view is noted for all", () -> two.knows("these managers hear each other: [pi1, pi2]"));

    Response answer = two.circle().pass(PI1, get(), "anna");
    assertEquals("pi1 hears anna", new String(answer.body(), StandardCharsets.UTF_8));
    assertThrows(
        Fellows.NotPassed.class, () -> two.circle().pass(new NodeName("pi7"), get(), "anna"));
  }

  @Test
  void aPortInUseIsTriedAgain() throws Exception {
    End one = new End(PI1);
    try (ServerSocket squatter =
        new ServerSocket(places.get(0).port(), 1, places.get(0).address())) {
      assertTrue(squatter.isBound());
      one.begin();
      eventually(
          "it says that it is alone", () -> one.knowsPart("its manager does not hear the others"));
      assertThrows(Fellows.NotPassed.class, () -> one.circle().pass(PI2, get(), "anna"));
    }
    End two = new End(PI2);
    two.begin();
    eventuallyTogether(one, two);
  }

  @Test
  void whoBecomesSomebodyElseJoinsAnew() throws Exception {
    End one = new End(PI1);
    one.tls = Tls.of(Identity.stranger("pi1"));
    End two = new End(PI2);
    two.begin();
    one.begin();
    eventually("it stands alone", () -> one.circle().present().equals(Set.of(PI1)));
    one.tls = certified(PI1);
    one.circle().wake();
    eventuallyTogether(one, two);
  }

  @Test
  void who_lacks_the_key_of_its_store_is_given_it_by_another_and_says_so() {
    VaultKey key = new VaultKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    End one = new End(PI1);
    End two = new End(PI2);
    two.purse.wanted = Optional.of(key.id());
    two.begin();
    eventually("it says so, alone", () -> two.knowsPart("lacks the key " + key.id()));
    one.purse.keys.add(key);
    one.begin();
    eventually("it has it", () -> two.purse.keys().equals(List.of(key)));
    eventually("and says so", () -> two.knowsPart("has the key of the vault again, from pi1"));
    assertTrue(logs.stream().noneMatch(line -> line.contains(key.value())), logs.toString());
    assertTrue(!two.knowsPart(key.value()));
  }
}
