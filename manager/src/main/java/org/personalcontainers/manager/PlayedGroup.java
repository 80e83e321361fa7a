package org.personalcontainers.manager;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.group.ChannelGroup;
import org.personalcontainers.manager.group.Place;
import org.personalcontainers.manager.talk.Circle;
import org.personalcontainers.manager.talk.Whereabouts;
import org.personalcontainers.manager.vault.KeyHolder;

/** Two managers of a cluster of their own that do nothing but talk with each other. */
final class PlayedGroup implements AutoCloseable {
  private static final NodeName ONE = new NodeName("one");
  private static final NodeName TWO = new NodeName("two");
  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(50);

  private final Authority authority = Authority.found(new ClusterId("rehearsal-group"));
  private final Circle one;
  private final Circle two;

  PlayedGroup(InetAddress here, int portOfOne, int portOfTwo) {
    Place first = new Place(here, portOfOne);
    Place second = new Place(here, portOfTwo);
    this.one = begun(ONE, first, second);
    this.two = begun(TWO, second, first);
  }

  private Circle begun(NodeName node, Place own, Place other) {
    Journal journal = new Journal(node, InstantSource.system());
    Whereabouts where = new Whereabouts(own, List.of(other), certified(node), Struck.NONE);
    Circle.Party party =
        new Circle.Party(
            journal,
            KeyHolder.ofNothing(),
            Optional::empty,
            (request, by) -> Response.text(200, by),
            (self, at, ears) ->
                ChannelGroup.join(
                    self, at.own(), at.others(), at.tls().context(Set.of(Role.MANAGER)), ears),
            line -> {});
    Circle circle = Circle.begun(node, party, () -> Optional.of(where));
    journal.noteOwn("a rehearsal");
    return circle;
  }

  private Tls certified(NodeName node) {
    Identity stranger = Identity.stranger(node.value());
    return Tls.of(
        stranger.admitted(
            authority.issue(stranger.publicKey(), Role.MANAGER, node.value(), Authority.FOR_EVER),
            authority.certificate()));
  }

  /** Until one has asked the other something; fails where that takes longer. */
  void awaitTalk(Duration longest) throws IOException {
    long end = System.nanoTime() + longest.toNanos();
    while (!one.present().contains(TWO) || !two.present().contains(ONE)) {
      if (System.nanoTime() > end) {
        throw new IOException("two managers did not hear each other within " + longest);
      }
      LockSupport.parkNanos(GLANCE);
    }
    Request request =
        new Request("GET", "/v1/cluster", new TreeMap<>(), new byte[0], new Peer.Anonymous());
    Response answer = two.pass(ONE, request, "rehearsal");
    if (!new String(answer.body(), StandardCharsets.UTF_8).equals("rehearsal")) {
      throw new IOException("the other manager answers " + answer.status());
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
  }
}
