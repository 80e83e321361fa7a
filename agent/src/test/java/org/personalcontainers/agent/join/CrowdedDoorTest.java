package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;

/** Over a real connection: a door counts by the address that TCP shows, and tells when to come. */
class CrowdedDoorTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Knock KNOCK =
      new Knock(
          Village.HOME,
          Village.KEY.id(),
          new Newcomer(new NodeName("pi4"), new Address("192.168.1.14"), "m4"),
          Nonce.drawn(new Random(1)));

  private final Tls tls = Tls.of(Identity.stranger("pi1"));

  private Contact listening(Server server) {
    return new Contact("127.0.0.1", server.address().getPort());
  }

  @Test
  void whoKnocksTooOftenHearsForHowLong() throws IOException {
    Turnstile turnstile = new Turnstile(() -> 0, time -> {});
    Server server =
        Server.tls(
            ANY,
            () -> tls,
            Bounds.ofDaemon(),
            turnstile.before(request -> Response.text(400, "that is no knock of ours")));
    TlsDoorways doorways = new TlsDoorways(() -> tls, Optional.empty());
    try (server;
        Doorway doorway = doorways.open(listening(server))) {
      for (int i = 0; i < Turnstile.OF_ADDRESS.atOnce(); i++) {
        IOException refused =
            assertThrows(IOException.class, () -> doorway.knock(KNOCK, LIMIT), "word " + i);
        assertEquals("the door answers 400", refused.getMessage());
      }
      Crowded crowded = assertThrows(Crowded.class, () -> doorway.knock(KNOCK, LIMIT));
      assertEquals(Duration.ofSeconds(1), crowded.again());
    }
  }
}
