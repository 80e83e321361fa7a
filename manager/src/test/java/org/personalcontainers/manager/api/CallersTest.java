package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.PersonName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.invite.Code;

/** Who may ask at all, and who becomes known by a code. */
class CallersTest {
  private static final Peer ANNA = new Peer.LocalUser("anna", "pcctl");
  private static final Exporter EXPORTER = new Exporter(new byte[32]);

  private final Identity person = Identity.stranger("anna");
  private final Scene scene = Scene.of("nothing-to-do");
  private final Api api = scene.api();

  @Test
  void codeIsGoodForOneUseAndForAnHour() throws InterruptedException {
    Invitation.Made made = invite();
    Code code = Code.parse(made.code());
    assertEquals(403, redeem(code, "00".repeat(32)).status());
    Invitation.Admitted admitted = read(Invitation.Admitted.class, redeem(code, proof(code)));
    assertEquals(
        Code.ofCluster(code.verifier(), EXPORTER, admitted.certificate(), admitted.authority()),
        admitted.proof());
    assertEquals(403, redeem(code, proof(code)).status());

    Code late = Code.parse(invite().code());
    scene.pass(Duration.ofMinutes(61));
    assertEquals(403, redeem(late, proof(late)).status());
    String revealed = late.reveal().replace("-", "");
    assertTrue(
        scene.cluster().documents().values().stream()
            .noneMatch(document -> document.content().text().contains(revealed)),
        "the store knows a code");
  }

  private Invitation.Made invite() throws InterruptedException {
    byte[] wanted =
        Form.of(Invitation.Wanted.class)
            .write(new Invitation.Wanted(new PersonName("anna"), Optional.empty()));
    return read(Invitation.Made.class, call("POST", Target.of("/v1/invitations"), wanted));
  }

  private String proof(Code code) {
    return Code.ofPerson(code.verifier(), EXPORTER, person.publicKey());
  }

  private Response redeem(Code code, String proof) throws InterruptedException {
    byte[] body =
        Form.of(Invitation.Redeemed.class).write(new Invitation.Redeemed(code.id(), proof));
    Peer stranger = new Peer.Stranger(person.publicKey(), person.fingerprint(), EXPORTER);
    return api.handle(new Request("POST", "/v1/persons", new TreeMap<>(), body, stranger));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/status",
    "PUT, /v1/spec",
    "POST, /v1/invitations",
    "DELETE, /v1/nodes/pi1",
    "POST, /v1/approvals/x",
    "GET, /v1/keys"
  })
  void strangersAndAgentsGetNothing(String method, String path) throws InterruptedException {
    Fingerprint key = new Fingerprint("ab".repeat(32));
    for (Peer peer :
        List.of(
            new Peer.Anonymous(),
            new Peer.Certified(Role.AGENT, "pi1", key),
            new Peer.Certified(Role.METRICS, "grafana", key))) {
      Request request = new Request(method, path, new TreeMap<>(), new byte[0], peer);
      assertEquals(403, api.handle(request).status(), peer.toString());
    }
  }

  @Test
  void personWithACertificateIsNamedInTheHistory() throws InterruptedException {
    Peer berta = new Peer.Certified(Role.PERSON, "berta", new Fingerprint("ab".repeat(32)));
    Declared old = spec();
    byte[] body = Form.of(Declared.class).write(new Declared(old.revision(), "# b\n" + old.yaml()));
    api.handle(new Request("PUT", "/v1/spec", new TreeMap<>(), body, berta));
    assertEquals("berta", past(old.revision() + 1).entry().by());
  }

  private Declared spec() throws InterruptedException {
    return read(Declared.class, call("GET", Target.of("/v1/spec"), new byte[0]));
  }

  private History.Past past(long revision) throws InterruptedException {
    return read(History.Past.class, call("GET", Target.of("/v1/history/" + revision), new byte[0]));
  }

  private Response call(String method, Target target, byte[] body) throws InterruptedException {
    return api.handle(new Request(method, target.path(), target.query(), body, ANNA));
  }

  private static <T> T read(Class<T> type, Response response) {
    return Form.of(type).read(response.body());
  }
}
