package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.invite.Code;

/** Letting people in from elsewhere. */
record InvitationRoads(
    Desk desk, Invitations invitations, Journal journal, Supplier<Optional<Registrar>> registrar) {
  /** The one road that is open to callers without a certificate of ours. */
  static final String PERSONS = "/v1/persons";

  private static final Form<Invitation.Wanted> WANTED = Form.of(Invitation.Wanted.class);
  private static final Form<Invitation.Made> MADE = Form.of(Invitation.Made.class);
  private static final Form<Invitation.Redeemed> REDEEMED = Form.of(Invitation.Redeemed.class);
  private static final Form<Invitation.Admitted> ADMITTED = Form.of(Invitation.Admitted.class);

  List<Road> all() {
    return List.of(
        Road.post(
            "/v1/invitations",
            Invitation.Wanted.class,
            Invitation.Made.class,
            "a code for `pcctl context add`, good for one use within the hour; with the role"
                + " `metrics` for a program that reads figures",
            this::invite),
        Road.post(
            PERSONS,
            Invitation.Redeemed.class,
            Invitation.Admitted.class,
            "gives a certificate for the proof of such a code; open to callers without a"
                + " certificate; 403 for any code that is not good",
            this::redeem));
  }

  private Registrar authority() {
    return registrar
        .get()
        .orElseThrow(
            () -> Refused.notNow("this manager has no authority yet", "try again in a moment"));
  }

  private Response invite(Call call) {
    desk.books();
    Invitation.Wanted wanted = call.body(WANTED);
    Invitation.Made made = invitations.make(wanted);
    String what = role(wanted.role()) == Invitation.Role.METRICS ? ", to read figures" : "";
    journal.note(Optional.empty(), call.by() + " invited " + wanted.name() + what);
    return Answers.of(MADE, made);
  }

  private static Invitation.Role role(Optional<Invitation.Role> wanted) {
    return wanted.orElse(Invitation.Role.PERSON);
  }

  private Response redeem(Call call) {
    if (!(call.request().peer() instanceof Peer.Stranger person)) {
      throw Refused.badRequest(
          "a person shows a key that nobody knows yet", "see: pcctl context add --help");
    }
    Registrar authority = authority();
    String cluster = desk.books().spec().cluster().value();
    Invitations.Kept kept = invitations.redeem(call.body(REDEEMED), person);
    journal.note(Optional.empty(), kept.name() + " took up the invitation");
    String certificate = authority.certify(kept.name(), role(kept.role()), person.key());
    String proof =
        Code.ofCluster(kept.verifier(), person.exporter(), certificate, authority.authority());
    return Answers.of(
        ADMITTED,
        new Invitation.Admitted(kept.name(), cluster, certificate, authority.authority(), proof));
  }
}
