package org.personalcontainers.gluster.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.StorageStep;

/** Brings the nodes that hold copies into one pool. One turn. */
final class Peering {
  private static final String SUBJECT = "gluster pool";

  private final Situation situation;
  private final PoolView pool;
  private final Draft draft;
  private final Estrangement estrangement;
  private final Set<NodeName> rejected = new HashSet<>();

  Peering(Situation situation, PoolView pool, Draft draft) {
    this.situation = situation;
    this.pool = pool;
    this.draft = draft;
    this.estrangement = new Estrangement(situation, pool, draft);
  }

  void plan() {
    pool.members().forEach(this::planMember);
    reportRejections();
  }

  private void reportRejections() {
    List<NodeName> members = List.copyOf(pool.members());
    for (int first = 0; first < members.size(); first++) {
      for (NodeName second : members.subList(first + 1, members.size())) {
        reportRejection(members.get(first), second);
      }
    }
  }

  private void planMember(NodeName node) {
    Optional<NodeStatus> status = situation.seen(node);
    if (status.isEmpty()) {
      draft.await(SUBJECT, node, new Reason.Unreachable("its Gluster daemon may be in the pool"));
      return;
    }
    switch (status.get().pool()) {
      case Fact.Unknown<Pool>(String reason) ->
          draft.await(SUBJECT, node, new Reason.Unknown(reason));
      case Fact.Known<Pool>(Pool seen) -> planMember(node, seen);
    }
  }

  private void planMember(NodeName node, Pool seen) {
    PeerId known = situation.ledger().peers().get(node);
    if (known == null && situation.ledger().peers().containsValue(seen.self())) {
      draft.await(SUBJECT, node, clone(node, seen.self()));
    } else if (known == null) {
      draft.add(SUBJECT, new Register(new Entry.PeerBorn(node, seen.self())));
    } else {
      planMember(node, seen, known);
    }
  }

  private void planMember(NodeName node, Pool seen, PeerId known) {
    Optional<PeerId> met = new Acquaintance(situation, pool).metAs(node, seen, known);
    if (met.isPresent()) {
      draft.add(SUBJECT, new Register(new Entry.PeerReplaced(node, known, met.get())));
    } else if (!known.equals(seen.self())) {
      restore(node, seen, known);
    } else if (pool.heart().isPresent() && !pool.heart().get().equals(node)) {
      planGuest(node, seen, known, pool.heart().get());
    }
  }

  /** Only a daemon that is alone and holds nothing can take up another identity. */
  private void restore(NodeName node, Pool seen, PeerId known) {
    Optional<Boolean> empty = knowsNoVolumes(node);
    if (!seen.peers().isEmpty() || empty.equals(Optional.of(false))) {
      estrangement.mend(SUBJECT, node, stranger(node, seen.self(), known));
    } else if (empty.isEmpty()) {
      draft.await(SUBJECT, node, new Reason.Unknown("which volumes its Gluster daemon knows"));
    } else {
      draft.add(SUBJECT, new StorageStep.RestorePeer(node, seen.self(), known));
    }
  }

  private static Reason stranger(NodeName node, PeerId found, PeerId known) {
    return new Reason.NeedsPerson(
        node + " is " + known + " to this cluster, and is with others as " + found,
        "if nothing there is needed any more, on one of these others: gluster peer detach " + node);
  }

  private static Reason clone(NodeName node, PeerId id) {
    return new Reason.NeedsPerson(
        "the Gluster daemon of " + node + " has another node's identity, " + id + ": a copied disk",
        "on " + node + ": stop glusterd, remove /var/lib/glusterd/glusterd.info, start it");
  }

  private void planGuest(NodeName node, Pool seen, PeerId known, NodeName heart) {
    PeerId heartId = situation.ledger().peers().get(heart);
    Peer host = heartId == null ? null : seen.peers().get(heartId);
    if (host != null) {
      reportBroken(node, host);
    } else if (isBound(node, heart)) {
      draft.await(SUBJECT, node, new Reason.Earlier("the members to tell each other of " + heart));
    } else if (!seen.peers().isEmpty()) {
      estrangement.mend(SUBJECT, node, otherPool(node));
    } else {
      probe(node, known, heart);
    }
  }

  /**
   * Members are looked at one after the other, and whoever was just taken in may be seen by more
   * than its host is: what holds together with one of the heart's own hears of the heart by itself.
   */
  private boolean isBound(NodeName node, NodeName heart) {
    return pool.members().stream()
        .filter(member -> pool.sees(heart, member))
        .anyMatch(member -> pool.sees(member, node) && pool.sees(node, member));
  }

  private void reportBroken(NodeName node, Peer host) {
    switch (host.standing()) {
      case IN_CLUSTER -> {
        if (host.link() == Peer.Link.DISCONNECTED) {
          draft.await(SUBJECT, node, new Reason.Earlier("a connection to " + host.hostname()));
        }
      }
      case CHANGING -> draft.await(SUBJECT, node, new Reason.Earlier("the end of its joining"));
      case REJECTED -> {} // told below, with all other pairs
    }
  }

  /** Any two may fall out, the heart or not: Gluster itself never mends it. */
  private void reportRejection(NodeName one, NodeName other) {
    if (!rejects(one, other) && !rejects(other, one)) {
      return;
    }
    boolean firstIsSound = isSounder(one, other);
    NodeName odd = firstIsSound ? other : one;
    NodeName sound = firstIsSound ? one : other;
    if (rejected.add(odd)) {
      estrangement.mend(SUBJECT, odd, rejected(odd, sound));
    }
  }

  private boolean rejects(NodeName one, NodeName other) {
    PeerId id = situation.ledger().peers().get(other);
    return id != null
        && pool.view(one)
            .map(seen -> seen.peers().get(id))
            .filter(peer -> peer.standing() == Peer.Standing.REJECTED)
            .isPresent();
  }

  /** The heart's word is the pool's; else whoever holds together with more, or is the first. */
  private boolean isSounder(NodeName one, NodeName other) {
    return pool.heart().filter(one::equals).isPresent()
        || (!pool.heart().filter(other::equals).isPresent()
            && pool.connected(one) >= pool.connected(other));
  }

  private static Reason rejected(NodeName odd, NodeName sound) {
    return new Reason.NeedsPerson(
        odd + " and " + sound + " reject each other: their volume definitions or peers differ",
        "on "
            + odd
            + ": stop glusterd, remove all in /var/lib/glusterd but glusterd.info, hooks and groups,"
            + " start it, and restart it once it is back in the pool; the bricks stay as they are");
  }

  private static Reason otherPool(NodeName node) {
    return new Reason.NeedsPerson(
        node + " is in another Gluster pool",
        "if nothing there is needed any more, detach it there: gluster peer detach " + node);
  }

  /** Names first: a probe of a name that somebody can't resolve hangs, and leaves half a peer. */
  private void probe(NodeName node, PeerId known, NodeName heart) {
    Optional<NodeName> ignorant =
        pool.members().stream().filter(member -> !knowsNames(member)).findFirst();
    Optional<NodeName> restarting =
        Stream.of(heart, node).filter(each -> !isKept(each)).findFirst();
    if (ignorant.isPresent()) {
      draft.await(SUBJECT, node, new Reason.Earlier("the hosts file of " + ignorant.get()));
    } else if (restarting.isPresent()) {
      String what = "the Gluster daemon of " + restarting.get() + " to be kept";
      draft.await(SUBJECT, node, new Reason.Earlier(what));
    } else if (isWayBack(known, heart)) {
      comeBack(node, heart);
    } else if (pool.unrest().isPresent()) {
      draft.await(SUBJECT, node, new Reason.Earlier(pool.unrest().get()));
    } else {
      draft.add(SUBJECT, new StorageStep.ProbePeer(heart, node, known));
    }
  }

  /** To be kept it is restarted, and a restart in the middle of a probe leaves half a peer. */
  private boolean isKept(NodeName member) {
    return situation.observations().get(member) instanceof Observation.Seen(var status, var jobs)
        && jobs.stream().noneMatch(job -> job.step() instanceof HostStep.KeepGlusterd)
        && status
            .host()
            .ifKnown()
            .filter(host -> host.glusterd() == HostSeen.GlusterdUnit.KEPT)
            .isPresent();
  }

  /**
   * Whoever took up its identity again, or was left alone by a probe that was cut in its middle,
   * has to come back by itself: the pool knows it already, and would do nothing.
   */
  private boolean isWayBack(PeerId known, NodeName heart) {
    return pool.view(heart).orElseThrow().peers().containsKey(known);
  }

  /** Alone and without volumes it takes the pool's word for everything, also a minority's. */
  private void comeBack(NodeName node, NodeName heart) {
    boolean empty = knowsNoVolumes(node).orElse(false);
    Optional<String> obstacle = empty ? pool.silentMember() : pool.unrest();
    if (obstacle.isPresent()) {
      draft.await(SUBJECT, node, new Reason.Earlier(obstacle.get()));
    } else {
      PeerId host = pool.view(heart).orElseThrow().self();
      draft.add(SUBJECT, new StorageStep.ProbePeer(node, heart, host));
    }
  }

  /** Empty where nobody can say. */
  private Optional<Boolean> knowsNoVolumes(NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.volumes().ifKnown())
        .map(volumes -> volumes.isEmpty());
  }

  /** Who does not answer does not take part in the probe, unless it is a member already. */
  private boolean knowsNames(NodeName member) {
    Optional<NodeStatus> status = situation.seen(member);
    if (status.isEmpty()) {
      return true;
    }
    return status.get().host().ifKnown().filter(this::namesAllMembers).isPresent();
  }

  private boolean namesAllMembers(HostSeen host) {
    return pool.members().stream().allMatch(member -> names(host, member));
  }

  /** At its declared address; of a node that is not declared any more only the name is known. */
  private boolean names(HostSeen host, NodeName member) {
    Address named = host.hosts().get(member);
    NodeSpec declared = situation.spec().nodes().get(member);
    return named != null && (declared == null || declared.address().equals(named));
  }
}
