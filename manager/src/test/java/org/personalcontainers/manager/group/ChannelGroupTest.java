package org.personalcontainers.manager.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;

class ChannelGroupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Authority authority = Authority.found(new ClusterId("home-1"));
  private final List<Member> members = new ArrayList<>();
  private List<Place> places = List.of();

  /** Below the ports that the kernel gives to whoever calls out: nobody takes them meanwhile. */
  @BeforeEach
  void findPorts() {
    InetAddress here = InetAddress.getLoopbackAddress();
    places =
        new Random()
            .ints(20_000, 30_000)
            .distinct()
            .mapToObj(port -> new Place(here, port))
            .filter(ChannelGroupTest::isFree)
            .limit(4)
            .toList();
  }

  private static boolean isFree(Place place) {
    try (ServerSocket socket = new ServerSocket(place.port(), 1, place.address())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void leave() {
    members.forEach(Member::close);
  }

  @Test
  void managersSeeAskAndTellEachOther() throws Exception {
    Member one = managerSeeing("pi1", "pi1");
    Member two = managerSeeing("pi2", "pi1", "pi2");
    Member three = managerSeeing("pi3", "pi1", "pi2", "pi3");
    awaitView(one, "pi1", "pi2", "pi3");

    assertEquals("pi1 asked why", ask(one, "pi3", "why"));
    assertEquals("pi3 asked what", ask(three, "pi2", "what"));

    two.group().tell("first".getBytes(UTF_8));
    two.group().tell("second".getBytes(UTF_8));
    for (Member other : List.of(one, three)) {
      assertEquals("pi2 told first", other.news.poll(30, TimeUnit.SECONDS));
      assertEquals("pi2 told second", other.news.poll(30, TimeUnit.SECONDS));
    }
    assertEquals(0, two.news.size(), "nobody hears itself");
  }

  @Test
  void whoLeavesAnswersNoMore() throws Exception {
    Member one = managerSeeing("pi1", "pi1");
    managerSeeing("pi2", "pi1", "pi2");
    awaitView(one, "pi1", "pi2");

    IOException left = assertThrows(IOException.class, () -> ask(one, "pi2", "leave"));
    assertEquals("the manager on pi2 left before it answered", left.getMessage());

    IOException gone = assertThrows(IOException.class, () -> ask(one, "pi2", "still there"));
    assertEquals("no manager on pi2 is in the group: [pi1]", gone.getMessage());
  }

  @Test
  void nobodyButManagersOfThisClusterGetsIn() throws Exception {
    Member one = managerSeeing("pi1", "pi1");
    Authority other = Authority.found(new ClusterId("home-2"));
    standOutside("pi2", tls(authority, Role.AGENT, "pi2"));
    standOutside("pi3", tls(other, Role.MANAGER, "pi3"));

    managerSeeing("pi4", "pi1", "pi4");
    awaitView(one, "pi1", "pi4");
    assertTrue(
        one.views.stream().allMatch(view -> names("pi1", "pi4").containsAll(view)),
        one.views.toString());
  }

  /** JGroups itself reads from whoever connects before it accepts the next one. */
  @Test
  void aCrowdThatSaysNothingKeepsNobodyOut() throws Exception {
    Member one = managerSeeing("pi1", "pi1");
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        InetAddress elsewhere = InetAddress.getByName("127.0.0." + (10 + i % 50));
        crowd.add(new Socket(places.get(0).address(), places.get(0).port(), elsewhere, 0));
      }
      long start = System.nanoTime();
      managerSeeing("pi2", "pi1", "pi2");
      awaitView(one, "pi1", "pi2");
      long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      System.out.println("beside a silent crowd, a manager joins in " + seconds + " s");
    } finally {
      for (Socket silent : crowd) {
        silent.close();
      }
    }
  }

  @Test
  void aLetterThatIsTooHeavyDoesNotLeave() throws Exception {
    Member one = managerSeeing("pi1", "pi1");
    byte[] heavy = new byte[Group.HEAVIEST + 1];
    assertThrows(IOException.class, () -> one.group().tell(heavy));
  }

  private Member managerSeeing(String name, String... expected) throws Exception {
    Member member = member(name, tls(authority, Role.MANAGER, name));
    awaitView(member, expected);
    return member;
  }

  /** Whoever is not let in stands alone in a group of its own. */
  private void standOutside(String name, SSLContext tls) throws Exception {
    awaitView(member(name, tls), name);
  }

  private Member member(String name, SSLContext tls) throws IOException {
    Place own = places.get(name.charAt(2) - '1');
    Member member = new Member(name, own, places, tls);
    members.add(member);
    return member;
  }

  private static SSLContext tls(Authority authority, Role role, String name) {
    Identity stranger = Identity.stranger(name);
    Identity identity =
        stranger.admitted(
            authority.issue(stranger.publicKey(), role, name, Authority.FOR_EVER),
            authority.certificate());
    return Tls.of(identity).context(Set.of(Role.MANAGER));
  }

  private static void awaitView(Member member, String... expected) throws InterruptedException {
    SortedSet<NodeName> wanted = names(expected);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!member.group().members().equals(wanted)) {
      long left = end - System.nanoTime();
      assertTrue(left > 0, "the view is " + member.group().members() + ", not " + wanted);
      var next = member.views.poll(Math.min(left, 200_000_000L), TimeUnit.NANOSECONDS);
      if (next != null && next.equals(wanted)) {
        assertEquals(wanted, member.group().members());
      }
    }
  }

  private static SortedSet<NodeName> names(String... names) {
    TreeSet<NodeName> set = new TreeSet<>();
    for (String name : names) {
      set.add(new NodeName(name));
    }
    return set;
  }

  private static String ask(Member member, String other, String words) throws IOException {
    byte[] answer = member.group().ask(new NodeName(other), words.getBytes(UTF_8), PATIENCE);
    return new String(answer, UTF_8);
  }
}
