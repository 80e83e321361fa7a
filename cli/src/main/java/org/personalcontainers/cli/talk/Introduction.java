package org.personalcontainers.cli.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.identity.Unfit;
import org.personalcontainers.link.invite.Code;

/**
 * Becoming known to a cluster by a one-time code. The key is made here and stays here; both sides
 * prove that they know the code, so that nothing has to be believed.
 */
public final class Introduction {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Introduction() {}

  /** Makes the context, or throws and leaves none. */
  public static Context make(Contexts contexts, String name, String url, Code code) {
    var address = Context.address(url);
    Identity stranger = Identity.stranger(name);
    try (Caller caller = Caller.tls(address, () -> Tls.of(stranger), new Expected.AnyKey())) {
      Exporter connection = connection(caller, url);
      Invitation.Admitted admitted = admitted(new Remote(url, caller), code, connection, stranger);
      checkCluster(admitted, code, connection);
      return stored(contexts, name, url, member(stranger, admitted));
    }
  }

  private static Exporter connection(Caller caller, String url) {
    try {
      return caller
          .exporter(LIMIT)
          .orElseThrow(() -> Failure.failed(url + " does not speak TLS 1.3"));
    } catch (IOException e) {
      throw Failure.unreachable(
          url
              + " does not answer: "
              + e.getMessage()
              + "\nIs a manager on, and is that its address?");
    }
  }

  private static Invitation.Admitted admitted(
      Remote remote, Code code, Exporter connection, Identity stranger) {
    String proof = Code.ofPerson(code.verifier(), connection, stranger.publicKey());
    return remote.send(
        "POST",
        Target.of("/v1/persons"),
        Form.of(Invitation.Redeemed.class),
        new Invitation.Redeemed(code.id(), proof),
        Form.of(Invitation.Admitted.class));
  }

  private static void checkCluster(Invitation.Admitted admitted, Code code, Exporter connection) {
    String wanted =
        Code.ofCluster(code.verifier(), connection, admitted.certificate(), admitted.authority());
    if (Code.compare(admitted.proof(), wanted) == Code.Match.OTHER) {
      throw Failure.failed(
          "whoever answered does not know the code: it is not your cluster, or somebody stands"
              + " between you\nNothing was kept. Try from another network, with a new code.");
    }
  }

  private static Identity member(Identity stranger, Invitation.Admitted admitted) {
    try {
      return stranger.admitted(
          PublicPem.certificate(admitted.certificate()),
          PublicPem.certificate(admitted.authority()));
    } catch (Unfit e) {
      throw Failure.failed("the certificate can't be used: " + e.getMessage());
    }
  }

  private static Context stored(Contexts contexts, String name, String url, Identity member) {
    Path directory = contexts.make(name);
    try {
      member.store(directory);
      Files.write(directory.resolve(Context.URL), (url + "\n").getBytes(StandardCharsets.UTF_8));
      return new Context(directory);
    } catch (IOException e) {
      throw Failure.failed("can't keep the context in " + directory + ": " + e.getMessage());
    }
  }
}
