package org.personalcontainers.lab.sim;

import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.reconcile.Books;

/** Whoever the cluster belongs to: bootstraps it, edits what is declared, approves what waits. */
final class Person {
  private static final long LOOKS_AGAIN = 10_000;

  private final Stage stage;
  private final ClusterSpec declared;

  Person(Stage stage, ClusterSpec declared) {
    this.stage = stage;
    this.declared = declared;
  }

  void bootstraps(NodeName at) {
    bootstrapsAlso(at, declared);
    stage.timeline().after(LOOKS_AGAIN, () -> looksAgain(at));
  }

  /** Somebody else, at another node, at about the same time. */
  void bootstrapsAlso(NodeName at) {
    if (stage.founded().isEmpty()) {
      stage.coverage().strike(FaultKind.TWO_BOOTSTRAPS, moment());
    }
    bootstrapsAlso(at, declared);
  }

  /** A claim is under way, its grants half given: that is the middle of a bootstrap. */
  private Coverage.Moment moment() {
    boolean granted = stage.fleet().all().stream().anyMatch(n -> n.disk().grant().isPresent());
    return granted ? Coverage.Moment.IN_THE_MIDDLE : Coverage.Moment.IDLE;
  }

  private void bootstrapsAlso(NodeName at, ClusterSpec spec) {
    SimNode node = stage.fleet().get(at);
    if (node.isOn()) {
      new Bootstrap(stage, node, spec).attempt();
    }
  }

  /** After a power cut nobody goes on with it but the one who began. */
  private void looksAgain(NodeName at) {
    if (stage.founded().isEmpty()) {
      bootstrapsAlso(at, declared);
      stage.timeline().after(LOOKS_AGAIN, () -> looksAgain(at));
    }
  }

  void edits(Edit edit) {
    if (edit instanceof Edit.NodeAdded(var node)) {
      stage.add(node);
    }
    if (edit instanceof Edit.NodeRemoved(var node) && carries(node)) {
      return;
    }
    stage.leading().ifPresent(leading -> leading.request(books -> revised(books, edit)));
  }

  /** Nobody takes out of the declaration what others need: it would not be looked at any more. */
  private boolean carries(NodeName node) {
    boolean manages = stage.fleet().find(node).isPresent() && !new Sparing(stage).isNoManager(node);
    return manages
        || stage
            .store()
            .newest()
            .filter(content -> content.voters().contains(node) || needs(content.books(), node))
            .isPresent();
  }

  private static boolean needs(Books books, NodeName node) {
    return books.ledger().peers().containsKey(node)
        || books.ledger().swarm().equals(new SwarmBirth.Expected(node));
  }

  private static Books revised(Books books, Edit edit) {
    if (edit instanceof Edit.NodeRemoved(var node) && needs(books, node)) {
      return books;
    }
    ClusterSpec newer = edit.on(books.spec());
    return newer.equals(books.spec()) ? books : books.declaring(newer);
  }

  /** Says yes to whatever the leader's last plan asks for. */
  void approves() {
    stage
        .leading()
        .ifPresent(
            leading ->
                leading
                    .lastPlan()
                    .ifPresent(plan -> leading.request(books -> approved(books, plan))));
  }

  private static Books approved(Books books, Plan plan) {
    Ledger ledger = books.ledger();
    for (Waiting waiting : plan.waiting()) {
      if (waiting.reason() instanceof Reason.NeedsApproval(ApprovalId approval, var step)) {
        ledger = ledger.withApproval(approval);
      }
    }
    return books.with(ledger);
  }

  /** The managers have stopped deciding, because others remember more: this life is over. */
  void recovers() {
    stage.leading().filter(Manager::isOutdone).ifPresent(m -> stage.store().recover(m.node()));
  }
}
