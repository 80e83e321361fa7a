package org.personalcontainers.manager.api;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Changed;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.store.Standing;

/** What all roads need: what is declared, what was seen, and one way to change it. */
record Desk(Cluster cluster, Archive archive, InstantSource clock) {
  Desk(Cluster cluster, InstantSource clock) {
    this(cluster, new Archive(cluster), clock);
  }

  /** Whether the change is meant, or only tried. */
  enum Trial {
    TRY,
    MEAN
  }

  static Trial trial(Call call) {
    return call.query("dry").isPresent() ? Trial.TRY : Trial.MEAN;
  }

  Books books() {
    return cluster
        .books()
        .orElseThrow(
            () ->
                Refused.notFound(
                    "the manager of this node keeps no cluster",
                    "type: pcctl cluster bootstrap; if the node belongs to one, it says to which"));
  }

  Shelf shelf() {
    return new Shelf(cluster.documents());
  }

  Turn turn() {
    books();
    return cluster.lastTurn().orElseThrow(this::noTurn);
  }

  /** What this manager saw last, or else what it heard of another. */
  Shown shown() {
    Books books = books();
    return cluster
        .lastTurn()
        .map(Shown::of)
        .or(() -> cluster.fellows().hearsay().map(heard -> Shown.of(books, heard)))
        .orElseThrow(this::noTurn);
  }

  private Refused noTurn() {
    return switch (cluster.standing()) {
      case Standing.Leading leading ->
          Refused.notNow("the manager here leads and has not looked at all nodes yet", "try again");
      case Standing.Following(var leader, var term) ->
          Refused.notNow(
              "the manager here follows: the one on " + leader.node() + " decides",
              "ask on " + leader.node());
      case Standing.Leaderless none when cluster.lackingKey().isPresent() ->
          Refused.notNow(
              "the manager here lacks the key %s of the vault, and leads nothing without it"
                  .formatted(cluster.lackingKey().get()),
              "bring another manager up, which gives it the key, or put its vault.json back from a"
                  + " copy and restart it; what runs goes on running");
      case Standing.Leaderless none ->
          Refused.notNow(
              "no manager leads: they are electing one, or fewer than half of them hear each other",
              "try again; what runs goes on running");
    };
  }

  Optional<NodeName> leader(NodeName self) {
    return switch (cluster.standing()) {
      case Standing.Leading leading -> Optional.of(self);
      case Standing.Following(var leader, var term) -> Optional.of(leader.node());
      case Standing.Leaderless none -> Optional.empty();
    };
  }

  ClusterSpec read(String yaml) {
    return switch (ClusterYaml.read("cluster.yml", yaml)) {
      case Reading.Read(ClusterSpec spec, var origins) -> spec;
      case Reading.Refused(List<Problem> problems) -> throw Refused.badSpec(problems);
    };
  }

  /** What would be done for that declaration, as the nodes were seen last. */
  Planned plan(Books books) {
    return PlanView.preview(books.situation(turn().situation().observations()));
  }

  /** Nothing is written where it is only tried, or says what is declared already. */
  Changed declare(Draft draft, Call call) throws InterruptedException {
    Books books = books();
    Edit edit = draft.edit(this, call);
    if (draft.revision() != books.ledger().revision()) {
      throw edit.outdated(books);
    }
    String before = archive.yaml(books);
    if (draft.yaml().equals(before)) {
      return new Changed(Changed.Outcome.UNCHANGED, draft.revision(), "", plan(books));
    }
    Books next = books.declaring(edit.spec());
    Planned plan = plan(next);
    String diff = Diff.of(before, draft.yaml());
    if (trial(call) == Trial.TRY) {
      return new Changed(Changed.Outcome.TRIED, draft.revision(), diff, plan);
    }
    commit(edit);
    return new Changed(Changed.Outcome.CHANGED, next.ledger().revision(), diff, plan);
  }

  private void commit(Edit edit) throws InterruptedException {
    switch (cluster.change(edit)) {
      case Verdict.Committed done -> {}
      case Verdict.Refused(String reason) -> throw refused(edit, reason);
      case Verdict.Unknown(String reason) -> throw unknown(reason);
    }
  }

  private Refused refused(Edit edit, String reason) {
    Books now = books();
    return now.ledger().revision() == edit.revision()
        ? Refused.notNow(reason, "try again")
        : edit.outdated(now);
  }

  /** A change of the books that is no declaration. */
  void change(Change change) throws InterruptedException {
    Judging judging = new Judging(change);
    switch (cluster.change(judging)) {
      case Verdict.Committed done -> {}
      case Verdict.Refused(String reason) -> throw judging.because(reason);
      case Verdict.Unknown(String reason) -> throw unknown(reason);
    }
  }

  /** One that is judged by stacks and secrets in the store, where no other of them comes before. */
  void changeByStore(Change change) throws InterruptedException {
    change(Change.byStore(change));
  }

  private static Refused unknown(String reason) {
    return Refused.notNow(
        "it may have been written, or may still be: " + reason,
        "look with pcctl cluster history before you repeat it");
  }

  /**
   * A declaration as somebody hands it in.
   *
   * @param revision the one that they have seen
   */
  record Draft(long revision, String yaml, String why) {
    private Edit edit(Desk desk, Call call) {
      return new Edit(
          desk.archive(), revision, desk.read(yaml), yaml, call.by(), why, desk.clock().instant());
    }
  }
}
