package org.personalcontainers.manager.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.reconcile.Turn;

/** How the cluster stands, out of the last turn of the loop. */
final class StatusView {
  private StatusView() {}

  static Status of(Turn turn, Optional<NodeName> leader, Collection<NodeName> keepers) {
    List<Status.Node> nodes = new NodeView(turn.situation()).all();
    List<Planned.Step> next = PlanView.steps(1, turn.plan());
    List<Planned.Wait> waiting = new ArrayList<>(PlanView.waits(turn.plan()));
    waiting.addAll(Keepers.missing(turn.situation(), keepers));
    Status unnamed =
        new Status(
            "",
            turn.situation().spec().cluster(),
            turn.situation().ledger().revision(),
            state(nodes, next, waiting),
            leader,
            nodes,
            next,
            waiting);
    return named(unnamed, hash(timeless(unnamed)));
  }

  private static Status.State state(
      List<Status.Node> nodes, List<Planned.Step> next, List<Planned.Wait> waiting) {
    if (!next.isEmpty() || nodes.stream().anyMatch(node -> !node.doing().isEmpty())) {
      return Status.State.WORKING;
    }
    if (waits(waiting, Planned.Kind.NODE, Planned.Kind.TURN, Planned.Kind.SAFETY)) {
      return Status.State.HELD_UP;
    }
    if (waits(waiting, Planned.Kind.APPROVAL)) {
      return Status.State.NEEDS_APPROVAL;
    }
    return waits(waiting, Planned.Kind.PERSON) ? Status.State.NEEDS_PERSON : Status.State.SETTLED;
  }

  private static boolean waits(List<Planned.Wait> waiting, Planned.Kind... kinds) {
    return waiting.stream().anyMatch(wait -> List.of(kinds).contains(wait.kind()));
  }

  private static Status named(Status status, String hash) {
    return new Status(
        hash,
        status.cluster(),
        status.revision(),
        status.state(),
        status.leader(),
        status.nodes(),
        status.next(),
        status.waiting());
  }

  /** That time passes is no change. */
  private static String timeless(Status status) {
    List<Status.Node> still = status.nodes().stream().map(StatusView::timeless).toList();
    return new Status(
            "",
            status.cluster(),
            status.revision(),
            status.state(),
            status.leader(),
            still,
            status.next(),
            status.waiting())
        .toString();
  }

  private static Status.Node timeless(Status.Node node) {
    return new Status.Node(
        node.name(),
        node.address(),
        node.link(),
        node.note(),
        node.role(),
        node.availability(),
        node.labels(),
        node.doing().stream().map(job -> new Status.Doing(job.text(), Duration.ZERO)).toList());
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
