package org.personalcontainers.lab.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Replica.Position;
import org.personalcontainers.lab.sim.Replica.Saved;

/**
 * The managers' store as Raft keeps it, without its messages: what a majority has on disk is never
 * lost, and whoever could not reach one does not know what became of its commit.
 *
 * <p>It takes for granted what the real store has to see to: a replica that has lost what it once
 * acknowledged (wiped, or an old image) neither votes nor counts until a majority without it has
 * taken it in again.
 */
final class Store {
  private final Stage stage;
  private final Map<NodeName, Acknowledged> acknowledged = new HashMap<>();
  private Position committed = Position.NOWHERE;

  Store(Stage stage) {
    this.stage = stage;
  }

  /** The most that a replica has ever said yes to. */
  private record Acknowledged(Position at, long promised) {}

  /** What a proposer learns. */
  sealed interface Outcome {
    record Committed(Saved saved) implements Outcome {}

    /** It may still come to be, or not. */
    record Unknown() implements Outcome {}
  }

  /** Writes the first content, on the founder's disk only: the others take it from there. */
  void found(SimNode founder, Content content) {
    write(founder, Replica.EMPTY.saving(new Saved(new Position(1, 1), content)));
  }

  /** Tells the other voters where they belong now; whoever belongs nowhere believes it. */
  void invite(SimNode node) {
    Optional<Saved> saved = node.disk().replica().saved();
    if (saved.isEmpty()) {
      return;
    }
    ClusterId id = saved.get().content().ledger().cluster();
    for (SimNode voter : stage.fleet().of(saved.get().content().voters())) {
      if (voter.disk().cluster().isEmpty()) {
        invite(node, voter, id);
      }
    }
  }

  private void invite(SimNode node, SimNode voter, ClusterId id) {
    stage.network().send(node.name(), voter.name(), () -> voter.belongTo(id));
  }

  /** A person begins a new life of the cluster with what this replica holds. */
  void recover(SimNode node) {
    Saved saved = node.disk().replica().saved().orElseThrow();
    Position next = new Position(node.disk().replica().promised() + 1, saved.at().index() + 1);
    committed = next;
    Content content = saved.content();
    write(
        node,
        node.disk().replica().saving(new Saved(next, content.with(content.books().recovered()))));
  }

  /** The only replica went back: what it has forgotten nobody else remembers. */
  void forgotten(SimNode node) {
    boolean alone =
        node.disk().replica().saved().filter(s -> s.content().voters().size() == 1).isPresent();
    if (alone) {
      committed = node.disk().replica().position();
    }
  }

  Outcome commit(SimNode leader, long term, Content next) {
    Replica own = leader.disk().replica();
    if (own.promised() > term) {
      return new Outcome.Unknown();
    }
    Saved saved = new Saved(new Position(term, own.position().index() + 1), next);
    return replicate(leader, term, saved);
  }

  /** Asks a majority whether the leader still leads, and brings laggards up to date. */
  Outcome round(SimNode leader, long term) {
    Optional<Saved> saved = leader.disk().replica().saved();
    if (saved.isEmpty() || leader.disk().replica().promised() > term) {
      return new Outcome.Unknown();
    }
    return replicate(leader, term, saved.get());
  }

  private Outcome replicate(SimNode leader, long term, Saved saved) {
    List<SimNode> takers =
        reachable(leader, saved.content()).filter(v -> promised(v) <= term).toList();
    List<SimNode> sound = takers.stream().filter(this::remembersAll).toList();
    sound.forEach(voter -> save(voter, term, saved));
    if (sound.size() < saved.content().majority()) {
      return new Outcome.Unknown();
    }
    takers.stream()
        .filter(voter -> !sound.contains(voter))
        .forEach(voter -> save(voter, term, saved));
    if (saved.at().compareTo(committed) > 0) {
      committed = saved.at();
    }
    return new Outcome.Committed(saved);
  }

  /** The term in which the candidate leads from now on, if a majority that it reaches lets it. */
  Optional<Long> elect(SimNode candidate) {
    Optional<Saved> saved = candidate.disk().replica().saved();
    if (saved.isEmpty() || !remembersAll(candidate)) {
      return Optional.empty();
    }
    Content content = saved.get().content();
    List<SimNode> voters = reachable(candidate, content).filter(this::remembersAll).toList();
    if (voters.size() < content.majority()) {
      return Optional.empty();
    }
    long term = 1 + voters.stream().mapToLong(this::promised).max().orElse(0);
    voters.forEach(voter -> write(voter, voter.disk().replica().promising(term)));
    Position own = saved.get().at();
    voters.forEach(voter -> voter.manager().beHeard());
    long votes =
        voters.stream().filter(v -> v.disk().replica().position().compareTo(own) <= 0).count();
    return votes < content.majority() ? Optional.empty() : Optional.of(term);
  }

  /** Whether this machine's disk may be lost without the loss of a majority that remembers all. */
  boolean canSpare(SimNode node) {
    Optional<Content> content = newest();
    if (content.isEmpty() || !content.get().voters().contains(node.name())) {
      return true;
    }
    long left =
        stage.fleet().of(content.get().voters()).stream()
            .filter(v -> !v.equals(node) && !stage.outages().isGone(v.name()))
            .filter(v -> remembersAll(v) && holdsCommitted(v))
            .count();
    return left >= content.get().majority();
  }

  private boolean holdsCommitted(SimNode voter) {
    return voter.disk().replica().saved().isPresent()
        && voter.disk().replica().position().compareTo(committed) >= 0;
  }

  /** What was committed last, as an onlooker knows it who sees all disks. */
  Optional<Content> newest() {
    return stage.fleet().all().stream()
        .flatMap(node -> node.disk().replica().saved().stream())
        .filter(saved -> saved.at().compareTo(committed) == 0 || committed.index() == 0)
        .map(Saved::content)
        .findFirst();
  }

  Position committed() {
    return committed;
  }

  private Stream<SimNode> reachable(SimNode from, Content content) {
    return stage.fleet().of(content.voters()).stream()
        .filter(v -> v.equals(from) || (v.takesPart() && belongs(v, content)))
        .filter(v -> stage.network().reaches(from.name(), v.name()));
  }

  private static boolean belongs(SimNode voter, Content content) {
    return voter.disk().cluster().filter(content.ledger().cluster()::equals).isPresent();
  }

  /** A group of one has nobody who remembers for it. */
  private boolean remembersAll(SimNode voter) {
    Replica replica = voter.disk().replica();
    Acknowledged known = acknowledged.get(voter.name());
    boolean alone = replica.saved().filter(s -> s.content().voters().size() == 1).isPresent();
    return alone
        || known == null
        || (known.at().compareTo(replica.position()) <= 0
            && known.promised() <= replica.promised());
  }

  private long promised(SimNode voter) {
    Acknowledged known = acknowledged.get(voter.name());
    long remembered = known == null || !remembersAll(voter) ? 0 : known.promised();
    return Math.max(remembered, voter.disk().replica().promised());
  }

  /** Whoever follows a leader remembers its term, also where there is nothing new to save. */
  private void save(SimNode voter, long term, Saved saved) {
    Replica own = voter.disk().replica();
    if (!own.position().equals(saved.at())) {
      write(voter, own.saving(saved).promising(term));
    } else if (own.promised() < term) {
      write(voter, own.promising(term));
    }
  }

  private void write(SimNode voter, Replica replica) {
    voter.write(voter.disk().with(replica));
    acknowledged.put(voter.name(), new Acknowledged(replica.position(), replica.promised()));
  }
}
