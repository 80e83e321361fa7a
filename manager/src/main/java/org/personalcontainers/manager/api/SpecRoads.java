package org.personalcontainers.manager.api;

import java.util.List;
import org.personalcontainers.core.api.Changed;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.reconcile.Books;

/** What is declared, was declared, and what would come of it. */
record SpecRoads(Desk desk) {
  private static final Form<Declared> DECLARED = Form.of(Declared.class);
  private static final Form<Changed> CHANGED = Form.of(Changed.class);
  private static final Form<Planned> PLANNED = Form.of(Planned.class);
  private static final Form<Planned.Wanted> PLAN_WANTED = Form.of(Planned.Wanted.class);
  private static final Form<History> HISTORY = Form.of(History.class);
  private static final Form<History.Past> PAST = Form.of(History.Past.class);
  private static final Form<History.Back> BACK = Form.of(History.Back.class);

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/spec",
            Declared.class,
            "cluster.yml as it was written, comments and all",
            this::spec),
        new Road(
            "PUT",
            "/v1/spec",
            java.util.Optional.of(Declared.class),
            java.util.Optional.of(Changed.class),
            "declares; the revision is the one that the writer has seen. `?dry=yes` only tries. 409 with what came in between; 422; an unchanged text writes nothing",
            this::declare),
        Road.post(
            "/v1/plan",
            Planned.Wanted.class,
            Planned.class,
            "all that would be done, for what is declared or for another cluster.yml; writes nothing",
            this::plan),
        Road.get(
            "/v1/history",
            History.class,
            "the revisions, the newest first; the last 100 are kept",
            this::history),
        Road.get("/v1/history/{revision}", History.Past.class, "one of them in full", this::past),
        Road.post(
            "/v1/rollback",
            History.Back.class,
            Changed.class,
            "declares again what an older revision declared, as a new one; `?dry=yes` only tries",
            this::rollback));
  }

  private Response spec(Call call) {
    Books books = desk.books();
    return Answers.of(
        DECLARED, new Declared(books.ledger().revision(), desk.archive().yaml(books)));
  }

  private Response declare(Call call) throws InterruptedException {
    Declared declared = call.body(DECLARED);
    String why = call.query("why").orElse("declared");
    Desk.Draft draft = new Desk.Draft(declared.revision(), declared.yaml(), why);
    return Answers.of(CHANGED, desk.declare(draft, call));
  }

  private Response plan(Call call) {
    Books books = desk.books();
    Books wanted =
        call.body(PLAN_WANTED).yaml().map(desk::read).map(books::declaring).orElse(books);
    return Answers.of(PLANNED, desk.plan(wanted));
  }

  private Response history(Call call) {
    desk.books();
    return Answers.of(HISTORY, new History(desk.archive().entries()));
  }

  private Response past(Call call) {
    desk.books();
    return Answers.of(PAST, past(Call.number("revision ", call.named("revision"))));
  }

  private History.Past past(long revision) {
    return desk.archive()
        .past(revision)
        .orElseThrow(
            () ->
                Refused.notFound(
                    "there is no revision " + revision + ", or it is not kept any more",
                    "see: pcctl cluster history"));
  }

  private Response rollback(Call call) throws InterruptedException {
    History.Back back = call.body(BACK);
    String yaml = past(back.to()).yaml();
    Desk.Draft draft = new Desk.Draft(back.revision(), yaml, "rollback to " + back.to());
    return Answers.of(CHANGED, desk.declare(draft, call));
  }
}
