package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Networks;
import org.personalcontainers.core.api.Pending;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.api.Trace;
import org.personalcontainers.core.api.Volumes;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.Target;
import org.personalcontainers.core.step.Wording;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change.Proposal;

/**
 * How things stand, and what waits for a yes.
 *
 * @param self the node of this manager
 */
record StatusRoads(Desk desk, Journal journal, Tracer tracer, NodeName self) {
  static final String EVENTS_PATH = "/v1/events";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);
  private static final Form<About> ABOUT = Form.of(About.class);
  private static final Form<Status> STATUS = Form.of(Status.class);
  private static final Form<Pending> PENDING = Form.of(Pending.class);
  private static final Form<Pending.Approval> APPROVAL = Form.of(Pending.Approval.class);
  private static final Form<Networks> NETWORKS = Form.of(Networks.class);
  private static final Form<Volumes> VOLUMES = Form.of(Volumes.class);
  private static final Form<Events> EVENTS = Form.of(Events.class);
  private static final Form<Trace> TRACE = Form.large(Trace.class);

  List<Road> all() {
    return List.of(
        Road.get("/v1/cluster", About.class, "which cluster this is, and who decides", this::about),
        Road.get(
            "/v1/status",
            Status.class,
            "how all nodes stand; with `?hash=H&wait=S` as soon as it is another than H, or after S"
                + " seconds (at most 25)",
            this::status),
        Road.get("/v1/approvals", Pending.class, "what waits for a yes", this::approvals),
        Road.post(
            "/v1/approvals/{id}",
            Pending.Approval.class,
            "says yes to that one step",
            this::approve),
        Road.get("/v1/networks", Networks.class, "the declared networks", this::networks),
        Road.get(
            "/v1/volumes",
            Volumes.class,
            "the declared volumes, their copies and mounts",
            this::volumes),
        Road.get(
            EVENTS_PATH,
            Events.class,
            "what happened; with `?after=N&wait=S` what came after N, waiting at most S seconds"
                + " (25)",
            this::events),
        Road.get(
            "/v1/trace",
            Trace.class,
            "what this manager did and had done lately, and how long each took",
            call -> Answers.of(TRACE, tracer.trace())));
  }

  private Response about(Call call) {
    Books books = desk.books();
    return Answers.of(
        ABOUT,
        new About(
            books.spec().cluster(),
            books.ledger().cluster(),
            books.epoch(),
            books.ledger().revision(),
            leader()));
  }

  private Optional<NodeName> leader() {
    return desk.leader(self);
  }

  static Duration patience(Call call) {
    Duration asked = Duration.ofSeconds(Math.max(0, call.number("wait", 0)));
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private Response status(Call call) throws InterruptedException {
    String known = call.query("hash").orElse("");
    long end = System.nanoTime() + patience(call).toNanos();
    while (true) {
      long seen = desk.cluster().changes();
      Status status = new StatusView(desk.cluster(), self).of(desk.shown(), leader());
      long left = end - System.nanoTime();
      if (!status.hash().equals(known) || left <= 0) {
        return Answers.of(STATUS, status);
      }
      desk.cluster().awaitChange(seen, Duration.ofNanos(left));
    }
  }

  private Response approvals(Call call) {
    return Answers.of(PENDING, new Pending(pending()));
  }

  private List<Pending.Approval> pending() {
    return desk.shown().plan().waiting().stream()
        .map(Waiting::reason)
        .filter(Reason.NeedsApproval.class::isInstance)
        .map(Reason.NeedsApproval.class::cast)
        .map(asked -> approval(asked.approval(), asked.step()))
        .toList();
  }

  private Pending.Approval approval(ApprovalId id, Step step) {
    Optional<NodeName> node =
        step.target() instanceof Target.OnNode(NodeName name)
            ? Optional.of(name)
            : Optional.empty();
    boolean given = desk.books().ledger().approvals().contains(id);
    return new Pending.Approval(
        id, node, Wording.of(step), given ? Pending.Standing.GIVEN : Pending.Standing.ASKED);
  }

  private Response approve(Call call) throws InterruptedException {
    ApprovalId id = new ApprovalId(call.named("id"));
    desk.turn();
    Pending.Approval asked =
        pending().stream()
            .filter(approval -> approval.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    Refused.notFound(
                        "nothing waits for the approval " + id,
                        "see: pcctl cluster approvals; a change of cluster.yml gives new names"));
    desk.change(books -> new Proposal.Next(books.with(books.ledger().withApproval(id)), List.of()));
    journal.note(asked.node(), call.by() + " approved " + id + ": " + asked.text());
    return Answers.of(
        APPROVAL, new Pending.Approval(id, asked.node(), asked.text(), Pending.Standing.GIVEN));
  }

  private Response networks(Call call) {
    return Answers.of(NETWORKS, new NetworkView(situation()).all());
  }

  private Response volumes(Call call) {
    return Answers.of(VOLUMES, new VolumeView(situation()).all());
  }

  private Situation situation() {
    return desk.shown().situation();
  }

  private Response events(Call call) throws InterruptedException {
    return Answers.of(EVENTS, journal.after(call.number("after", 0), patience(call)));
  }
}
