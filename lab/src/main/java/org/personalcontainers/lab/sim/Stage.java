package org.personalcontainers.lab.sim;

import java.util.Comparator;
import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.manager.reconcile.Mind;

/** What all parts of one run share. */
final class Stage {
  private final Timeline timeline = new Timeline(this::advance);
  private final Coverage coverage = new Coverage();
  private final Fleet fleet = new Fleet();
  private final Chance chance;
  private final Mind mind;
  private final History history;
  private final Network network;
  private final Store store;
  private final Ground ground;
  private final Outages outages;
  private final Reaper reaper;
  private final Mischief mischief;
  private final Person person;
  private long commitsUnknownUntil;
  private int claims;
  private Optional<ClusterId> founded = Optional.empty();

  Stage(Chance chance, Mind mind, ClusterSpec spec, History.Telling telling) {
    this.chance = chance;
    this.mind = mind;
    this.history = new History(timeline, telling);
    this.network = new Network(timeline, chance.apart(), this::strike);
    this.store = new Store(this);
    this.ground = new Ground(this);
    this.outages = new Outages(this);
    this.reaper = new Reaper(this);
    this.person = new Person(this, spec);
    this.mischief = new Mischief(this, person);
  }

  private void advance(long time) {
    ground.advanceTo(time);
  }

  Timeline timeline() {
    return timeline;
  }

  Chance chance() {
    return chance;
  }

  Mind mind() {
    return mind;
  }

  History history() {
    return history;
  }

  Network network() {
    return network;
  }

  Store store() {
    return store;
  }

  Ground ground() {
    return ground;
  }

  Outages outages() {
    return outages;
  }

  Reaper reaper() {
    return reaper;
  }

  Mischief mischief() {
    return mischief;
  }

  Person person() {
    return person;
  }

  Fleet fleet() {
    return fleet;
  }

  Coverage coverage() {
    return coverage;
  }

  void add(NodeSpec node) {
    if (fleet.find(node.name()).isEmpty()) {
      SimNode machine = new SimNode(this, node.name(), ground.add(node));
      fleet.add(machine);
      machine.start();
    }
  }

  ClusterId newClusterId() {
    claims++;
    return new ClusterId("cluster-" + claims);
  }

  void founded(ClusterId id) {
    history.note(() -> "the cluster " + id + " is founded");
    if (founded.isPresent()) {
      throw new Broken("ONE_CLUSTER", founded.get() + " was founded already, and now " + id);
    }
    founded = Optional.of(id);
  }

  Optional<ClusterId> founded() {
    return founded;
  }

  /** Whoever leads in the newest term. */
  Optional<Manager> leading() {
    return fleet.all().stream()
        .filter(SimNode::takesPart)
        .map(SimNode::manager)
        .filter(manager -> manager.term().isPresent())
        .max(Comparator.comparing(manager -> manager.term().orElseThrow()));
  }

  void strike(FaultKind kind, NodeName node) {
    strike(kind, fleet.get(node).agent().isAtWork());
  }

  /** Something that concerns all. */
  void strikeAll(FaultKind kind) {
    strike(kind, fleet.all().stream().anyMatch(node -> node.agent().isAtWork()));
  }

  private void strike(FaultKind kind, boolean atWork) {
    coverage.strike(kind, atWork ? Coverage.Moment.IN_THE_MIDDLE : Coverage.Moment.IDLE);
    history.note(() -> "!! " + kind.words());
  }

  void loseCommitAnswers(long milliseconds) {
    commitsUnknownUntil = timeline.now() + milliseconds;
  }

  /** The commit is as it is; the one who proposed it may not hear of it. */
  Store.Outcome lossy(Store.Outcome outcome) {
    if (commitsUnknownUntil > timeline.now() && chance.happens(0.5)) {
      strikeAll(FaultKind.COMMIT_UNKNOWN);
      return new Store.Outcome.Unknown();
    }
    return outcome;
  }

  void calm() {
    commitsUnknownUntil = 0;
    network.calm();
    ground.calm();
    outages.calm();
  }
}
