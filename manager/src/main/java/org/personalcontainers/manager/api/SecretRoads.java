package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.SecretChange;
import org.personalcontainers.core.api.SecretDraft;
import org.personalcontainers.core.api.Secrets;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.stack.SecretShelf;

/** The secrets that the cluster keeps. No road tells what one holds. */
record SecretRoads(Desk desk, Journal journal) {
  private static final Form<Secrets> SECRETS = Form.of(Secrets.class);
  private static final Form<SecretDraft> DRAFT = Form.of(SecretDraft.class);
  private static final Form<SecretChange> CHANGE = Form.of(SecretChange.class);

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/secrets",
            Secrets.class,
            "the secrets, without what they hold, and the stacks that use them",
            this::secrets),
        Road.post(
            "/v1/secrets/{secret}",
            SecretDraft.class,
            SecretChange.class,
            "a new secret, or what one holds from now on: the stacks that use it move over;"
                + " `?fresh=yes` where there must be none yet; `?dry=yes` only tries, here and in"
                + " the next one",
            this::set),
        Road.post(
            "/v1/secrets/{secret}/rotation",
            SecretDraft.class,
            SecretChange.class,
            "the same, of one that is there",
            this::rotate),
        Road.delete(
            "/v1/secrets/{secret}",
            "the cluster forgets it; not while a stack uses it",
            this::remove));
  }

  private Response secrets(Call call) {
    SecretUsers users = SecretUsers.of(desk.books(), desk.shelf());
    List<Secrets.Secret> all = new ArrayList<>();
    new SecretShelf(desk.cluster().documents())
        .all()
        .forEach((name, kept) -> all.add(listed(name, kept, users.of(name))));
    return Answers.of(SECRETS, new Secrets(all));
  }

  private static Secrets.Secret listed(SecretName name, SecretShelf.Kept kept, SecretUsers users) {
    Optional<Secrets.Value> value =
        kept.paper().map(paper -> new Secrets.Value(paper.at(), paper.by(), paper.number()));
    return new Secrets.Secret(name, value, users.names());
  }

  private static SecretName name(Call call) {
    try {
      return new SecretName(call.named("secret"));
    } catch (IllegalArgumentException unfit) {
      throw Refused.badRequest(String.valueOf(unfit.getMessage()), "see: pcctl secret ls");
    }
  }

  private Response set(Call call) throws InterruptedException {
    boolean fresh = call.query("fresh").isPresent();
    return set(
        call,
        fresh ? SecretHanding.Before.MUST_NOT_BE : SecretHanding.Before.MAY_BE,
        "set the secret ");
  }

  private Response rotate(Call call) throws InterruptedException {
    return set(call, SecretHanding.Before.MUST_BE, "rotated the secret ");
  }

  private Response set(Call call, SecretHanding.Before before, String deed)
      throws InterruptedException {
    SecretName name = name(call);
    SecretChange change = new SecretHanding(desk, name).set(call.body(DRAFT), before, call);
    switch (change.outcome()) {
      case CHANGED -> tell(call, deed + name + moved(change));
      case UNCHANGED, TRIED -> {}
    }
    return Answers.of(CHANGE, change);
  }

  private static String moved(SecretChange change) {
    List<String> stacks =
        change.stacks().stream().map(moved -> moved.stack() + " " + moved.services()).toList();
    return stacks.isEmpty() ? "" : ", and moves over " + String.join(", ", stacks);
  }

  private Response remove(Call call) throws InterruptedException {
    SecretName name = name(call);
    new SecretHanding(desk, name).remove();
    tell(call, "removed the secret " + name);
    return Response.nothing();
  }

  private void tell(Call call, String deed) {
    journal.note(Optional.empty(), call.by() + " " + deed);
  }
}
