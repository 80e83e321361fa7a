package org.personalcontainers.manager.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.PersonName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.invite.Code;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/**
 * Codes that are good once. The store keeps only what judges their proofs; taking a code up deletes
 * its document, and two who try at once can't both do that.
 */
public final class Invitations {
  static final Duration LIFE = Duration.ofHours(1);
  private static final String KIND = "invitation";
  private static final int MOST = 32;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final Form<Kept> FORM = Form.of(Kept.class);

  /** As the store keeps it. */
  public record Kept(
      PersonName name, Optional<Invitation.Role> role, String verifier, Instant until) {}

  private final Cluster cluster;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Invitations(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  Invitation.Made make(Invitation.Wanted wanted) {
    byte[] bytes = new byte[Code.RANDOM_BYTES];
    random.nextBytes(bytes);
    Code code = Code.of(bytes);
    Kept kept = new Kept(wanted.name(), wanted.role(), code.verifier(), clock.instant().plus(LIFE));
    List<Write> writes = new ArrayList<>(expired());
    writes.add(new Write.Put(document(code.id()), Write.ABSENT, Content.of(FORM.write(kept))));
    commit(writes);
    return new Invitation.Made(wanted.name(), code.reveal(), LIFE);
  }

  private List<Write> expired() {
    List<Document> all =
        cluster.documents().values().stream()
            .filter(document -> document.name().value().startsWith(KIND + "/"))
            .toList();
    List<Write> expired =
        all.stream().filter(document -> !alive(document)).map(Invitations::delete).toList();
    if (all.size() - expired.size() >= MOST) {
      throw Refused.conflict(
          MOST + " invitations wait to be taken up", "wait until some of them expire");
    }
    return expired;
  }

  private boolean alive(Document document) {
    return clock.instant().isBefore(FORM.read(document.content().bytes()).until());
  }

  private static Write delete(Document document) {
    return new Write.Delete(document.name(), document.revision());
  }

  private static DocumentName document(String id) {
    return DocumentName.of(KIND, id);
  }

  private void commit(List<Write> writes) {
    switch (cluster.write(writes)) {
      case Outcome.Committed done -> {}
      case Outcome.Conflict conflict -> throw notGood();
      case Outcome.NotLeading(var leader) -> throw follows(leader);
      case Outcome.TooLarge(String reason) -> throw Refused.conflict(reason, "remove something");
      case Outcome.Unknown(String reason) -> throw Refused.notNow(reason, "ask for a new code");
    }
  }

  /** A proof is bound to its connection, so that it can't be passed on to the leader. */
  private static Refused follows(Optional<MemberId> leader) {
    return leader
        .map(MemberId::node)
        .map(
            node ->
                Refused.notNow(
                    "the manager here follows: the one on " + node + " decides",
                    "type it with that one's address: https://" + node + ":7670"))
        .orElseGet(() -> Refused.notNow("no manager leads just now", "try again"));
  }

  /** Says the same for all codes that are not good: a stranger learns nothing. */
  private static Refused notGood() {
    return Refused.forbidden(
        "this code is not good: it was used, or is older than " + LIFE.toMinutes() + " minutes",
        "have somebody type: pcctl cluster invite NAME");
  }

  /** Whose it is and what judges proofs, for a proof that is good; it is used up by that. */
  Kept redeem(Invitation.Redeemed redeemed, Peer.Stranger person) {
    Document document = known(redeemed.id()).filter(this::alive).orElseThrow(Invitations::notGood);
    Kept kept = FORM.read(document.content().bytes());
    String wanted = Code.ofPerson(kept.verifier(), person.exporter(), person.key());
    return switch (Code.compare(redeemed.proof(), wanted)) {
      case OTHER -> throw notGood();
      case SAME -> {
        commit(List.of(delete(document)));
        yield kept;
      }
    };
  }

  private Optional<Document> known(String id) {
    return ID.matcher(id).matches()
        ? Optional.ofNullable(cluster.documents().get(document(id)))
        : Optional.empty();
  }
}
