package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.step.Wording;

/** Counts the moments of a run at which somebody may be killed, and kills at the one it is told. */
final class Reaper {
  private static final long OFF = 8_000;
  private static final long PROCESS_OFF = 2_000;

  private final Stage stage;
  private final List<Point> points = new ArrayList<>();
  private Optional<Happening.Killed> armed = Optional.empty();

  /** The job whose effects come now. */
  private record Acting(int number, NodeStep step) {}

  private int claims;
  private int bookings;
  private int jobs;
  private Optional<Acting> acting = Optional.empty();
  private int effects;

  Reaper(Stage stage) {
    this.stage = stage;
  }

  /** Who is killed; the node is the one that acts, or that a claim is made at. */
  enum Victim {
    AGENT,
    MANAGER,
    NODE,
    LEADERS_NODE,
    ALL_NODES
  }

  /** What is countable in a run. */
  enum Kind {
    CLAIM_GRANTED,
    BOOKED,
    JOB_BEGINS,
    AFTER_EFFECT,
    JOB_ENDS
  }

  /**
   * @param number the how manieth of its kind in the run; effects and endings are those of that job
   * @param effect the how manieth effect of the job, else 0
   */
  record Moment(Kind kind, int number, int effect) {}

  /** A moment, and what happened at it in the run that went by. */
  record Point(Moment moment, String what) {}

  List<Point> points() {
    return List.copyOf(points);
  }

  void arm(Happening.Killed killed) {
    armed = Optional.of(killed);
  }

  void granted(SimNode proposer, NodeName granter) {
    claims++;
    Moment moment = new Moment(Kind.CLAIM_GRANTED, claims, 0);
    reached(moment, granter + " grants the claim of " + proposer.name());
    strikeSoon(moment, proposer);
  }

  void booked(SimNode leader) {
    bookings++;
    Moment moment = new Moment(Kind.BOOKED, bookings, 0);
    reached(moment, "the books are committed by " + leader.name());
    strikeSoon(moment, leader);
  }

  /** The number of the job that begins. */
  int jobBegins(SimNode node, NodeStep step) {
    jobs++;
    Moment moment = new Moment(Kind.JOB_BEGINS, jobs, 0);
    reached(moment, Wording.of(step));
    strikeSoon(moment, node);
    return jobs;
  }

  /** From here on the effects are that job's. */
  void jobActs(int number, NodeStep step) {
    acting = Optional.of(new Acting(number, step));
    effects = 0;
  }

  void afterEffect(SimNode node, String what) {
    Acting job = acting.orElseThrow();
    effects++;
    Moment moment = new Moment(Kind.AFTER_EFFECT, job.number(), effects);
    reached(moment, node.name() + ": " + what);
    strikeNow(moment, node, job.step());
  }

  /** All is done, and nobody knows it yet. */
  void jobEnds(SimNode node, int number, NodeStep step) {
    Moment moment = new Moment(Kind.JOB_ENDS, number, 0);
    reached(moment, node.name() + " is about to say so");
    strikeNow(moment, node, step);
  }

  private void reached(Moment moment, String what) {
    if (stage.history().isTold()) {
      points.add(new Point(moment, what));
    }
  }

  /** Before anything else happens, but not in the middle of what happens now. */
  private void strikeSoon(Moment moment, SimNode at) {
    victim(moment).ifPresent(victim -> stage.timeline().after(0, () -> befall(victim, at)));
  }

  private void strikeNow(Moment moment, SimNode at, NodeStep step) {
    Optional<Victim> victim = victim(moment);
    if (victim.isPresent() && ends(victim.get(), at, step)) {
      throw new CutShort(moment.toString(), () -> befall(victim.get(), at));
    }
    victim.ifPresent(other -> befall(other, at));
  }

  /** Nobody is killed twice. */
  private Optional<Victim> victim(Moment moment) {
    Optional<Victim> victim =
        armed.filter(killed -> killed.moment().equals(moment)).map(Happening.Killed::victim);
    if (victim.isPresent()) {
      armed = Optional.empty();
    }
    return victim;
  }

  /** Whether that victim's death ends what is being done. */
  private boolean ends(Victim victim, SimNode actor, NodeStep step) {
    return switch (victim) {
      case AGENT -> isAgentsOwn(step);
      case NODE, ALL_NODES -> true;
      case MANAGER -> false;
      case LEADERS_NODE -> stage.leading().filter(m -> m.node().equals(actor)).isPresent();
    };
  }

  /** What a daemon was asked for it goes on with when nobody waits for it any more. */
  private static boolean isAgentsOwn(NodeStep step) {
    return switch (step) {
      case HostStep host -> true;
      case SwarmStep swarm -> false;
      case StorageStep storage -> !(storage instanceof StorageStep.PoolStep);
    };
  }

  private void befall(Victim victim, SimNode at) {
    stage.history().note(() -> "## " + victim + " is killed, at " + at.name());
    switch (victim) {
      case AGENT -> at.agent().restart();
      case MANAGER -> stage.leading().ifPresent(Reaper::killManager);
      case NODE -> stage.outages().cut(at, OFF);
      case LEADERS_NODE -> stage.leading().ifPresent(m -> stage.outages().cut(m.node(), OFF));
      case ALL_NODES -> stage.fleet().all().forEach(node -> stage.outages().cut(node, OFF));
    }
  }

  private static void killManager(Manager manager) {
    manager.kill();
    manager.node().later(PROCESS_OFF, manager::start);
  }
}
