package org.personalcontainers.lab.sim;

import java.util.SortedSet;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.manager.reconcile.Books;

/**
 * One person's attempts to found a cluster: every node has to grant the claim, on its disk, and
 * only then, if its own grant still stands, the proposer's node belongs to the new cluster.
 */
final class Bootstrap {
  private static final long GRANT_LASTS = 30_000;
  private static final long LONGEST_WAIT = 3_000;

  private final Stage stage;
  private final SimNode node;
  private final ClusterSpec spec;
  private final TreeSet<NodeName> granted = new TreeSet<>();
  private ClusterId proposed;

  Bootstrap(Stage stage, SimNode node, ClusterSpec spec) {
    this.stage = stage;
    this.node = node;
    this.spec = spec;
    this.proposed = stage.newClusterId();
  }

  /** What a node says to a claim. */
  private enum Say {
    GRANTED,
    PROMISED_TO_ANOTHER,
    BELONGS
  }

  void attempt() {
    if (node.disk().cluster().isPresent()) {
      return;
    }
    proposed = stage.newClusterId();
    granted.clear();
    ClusterId mine = proposed;
    stage.history().note(() -> "a person bootstraps " + mine + " at " + node.name());
    spec.nodes().keySet().forEach(name -> claim(stage.fleet().get(name), mine));
    node.later(LONGEST_WAIT, () -> retry(mine));
  }

  private void claim(SimNode other, ClusterId mine) {
    stage
        .network()
        .send(
            node.name(),
            other.name(),
            () -> {
              if (other.isOn()) {
                Say say = grant(other, mine);
                stage
                    .network()
                    .send(
                        other.name(),
                        node.name(),
                        () -> node.later(0, () -> hear(other, mine, say)));
              }
            });
  }

  private Say grant(SimNode other, ClusterId mine) {
    OurDisk disk = other.disk();
    if (disk.cluster().isPresent()) {
      return disk.cluster().get().equals(mine) ? Say.GRANTED : Say.BELONGS;
    }
    long now = stage.timeline().now();
    boolean promised =
        disk.grant().filter(g -> g.until() > now && !g.proposed().equals(mine)).isPresent();
    if (promised) {
      return Say.PROMISED_TO_ANOTHER;
    }
    other.write(disk.granting(new OurDisk.Grant(mine, now + GRANT_LASTS)));
    return Say.GRANTED;
  }

  private void hear(SimNode other, ClusterId mine, Say say) {
    if (!mine.equals(proposed)) {
      return;
    }
    switch (say) {
      case GRANTED -> {
        granted.add(other.name());
        stage.reaper().granted(node, other.name());
        if (granted.containsAll(spec.nodes().keySet())) {
          found(mine);
        }
      }
      case PROMISED_TO_ANOTHER ->
          stage
              .history()
              .note(() -> node.name() + " is told: " + other.name() + " promised another");
      case BELONGS -> {
        stage.history().note(() -> node.name() + " is told: " + other.name() + " belongs already");
        granted.clear();
      }
    }
  }

  private void found(ClusterId mine) {
    long now = stage.timeline().now();
    boolean stands =
        node.disk().grant().filter(g -> g.proposed().equals(mine) && g.until() > now).isPresent();
    if (node.disk().cluster().isPresent() || !stands) {
      return;
    }
    stage.founded(mine);
    node.write(node.disk().belongingTo(mine));
    stage.store().found(node, new Content(voters(), Books.blank(spec, Ledger.blank(mine))));
  }

  private SortedSet<NodeName> voters() {
    int count = spec.nodes().size() < 3 ? 1 : (spec.nodes().size() < 7 ? 3 : 5);
    TreeSet<NodeName> voters = new TreeSet<>();
    voters.add(node.name());
    spec.nodes().keySet().stream().limit(count).forEach(voters::add);
    while (voters.size() > count) {
      voters.remove(voters.last().equals(node.name()) ? voters.first() : voters.last());
    }
    return Ordered.copy(voters);
  }

  /** Gives its grants back, so that another may have them, and tries again a little later. */
  private void retry(ClusterId mine) {
    if (node.disk().cluster().isPresent() || !mine.equals(proposed)) {
      return;
    }
    proposed = stage.newClusterId();
    spec.nodes().keySet().forEach(name -> release(stage.fleet().get(name), mine));
    node.later(stage.chance().between(500L, 6_000L), this::attempt);
  }

  private void release(SimNode other, ClusterId mine) {
    stage
        .network()
        .send(
            node.name(),
            other.name(),
            () -> {
              if (other.isOn()
                  && other.disk().grant().filter(g -> g.proposed().equals(mine)).isPresent()) {
                other.write(other.disk().released());
              }
            });
  }
}
