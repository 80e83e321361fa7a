package org.personalcontainers.manager.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.certs.Cabinet;

/**
 * How the cluster stands, out of what was seen last.
 *
 * @param self the node of this manager
 */
record StatusView(Cluster cluster, NodeName self) {
  Status of(Shown shown, Optional<NodeName> leader) {
    List<Status.Node> nodes = new NodeView(shown.situation()).all();
    List<Planned.Step> next = PlanView.steps(1, shown.plan());
    List<Planned.Wait> waiting = new ArrayList<>(PlanView.waits(shown.plan()));
    waiting.addAll(Keepers.missing(shown.situation(), cluster.keepers()));
    waiting.addAll(LateCertificates.all(new Cabinet(cluster.documents())));
    Status unnamed =
        new Status(
            "",
            shown.situation().spec().cluster(),
            shown.situation().ledger().revision(),
            shown.heard().isPresent() ? unseen(leader) : state(nodes, next, waiting),
            leader,
            new ManagerView(cluster, self).all(),
            shown.heard().map(heard -> new Status.Heard(heard.by(), heard.age())),
            nodes,
            next,
            waiting);
    return with(hash(timeless(unnamed)), unnamed.heard(), nodes, unnamed);
  }

  /** Whoever leads is about to look; nobody else can say that all is well. */
  private static Status.State unseen(Optional<NodeName> leader) {
    return leader.isPresent() ? Status.State.WORKING : Status.State.HELD_UP;
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

  private static Status with(
      String hash, Optional<Status.Heard> heard, List<Status.Node> nodes, Status status) {
    return new Status(
        hash,
        status.cluster(),
        status.revision(),
        status.state(),
        status.leader(),
        status.managers(),
        heard,
        nodes,
        status.next(),
        status.waiting());
  }

  /** That time passes is no change. */
  private static String timeless(Status status) {
    return with(
            "",
            status.heard().map(heard -> new Status.Heard(heard.by(), Duration.ZERO)),
            status.nodes().stream().map(StatusView::timeless).toList(),
            status)
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
