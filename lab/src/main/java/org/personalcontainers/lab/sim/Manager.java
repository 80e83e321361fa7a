package org.personalcontainers.lab.sim;

import java.util.Optional;

/** One machine's manager: it follows, or stands for election where it hears of no leader. */
final class Manager {
  private static final long TICK = 500;

  private final Stage stage;
  private final SimNode node;
  private Optional<Leadership> leadership = Optional.empty();
  private State state = State.DEAD;
  private long life;
  private long pausedUntil;
  private long patienceEnds;
  private Voice quiet = Voice.SPEAKING;

  /** Whether it stands for election at all. */
  private enum Voice {
    SPEAKING,
    QUIET
  }

  /** Whether the process is there. */
  private enum State {
    ALIVE,
    DEAD
  }

  Manager(Stage stage, SimNode node) {
    this.stage = stage;
    this.node = node;
  }

  void start() {
    life++;
    state = State.ALIVE;
    pausedUntil = 0;
    leadership = Optional.empty();
    beHeard();
    later(TICK, this::tick);
  }

  void kill() {
    life++;
    state = State.DEAD;
    leadership = Optional.empty();
  }

  void pause(long milliseconds) {
    pausedUntil = stage.timeline().now() + milliseconds;
  }

  boolean answers() {
    return state == State.ALIVE && pausedUntil <= stage.timeline().now();
  }

  Optional<Leadership> leadership() {
    return leadership;
  }

  /** A leader speaks: there is no reason to stand for election. */
  void beHeard() {
    patienceEnds = stage.timeline().now() + stage.chance().between(1_200L, 2_400L);
  }

  boolean isQuiet() {
    return quiet == Voice.QUIET;
  }

  /** Others remember more than this manager's store: it leads no more until a person says so. */
  void quieten(String why) {
    stepDown(why);
    quiet = Voice.QUIET;
  }

  void speakAgain() {
    quiet = Voice.SPEAKING;
  }

  void stepDown(String why) {
    stage.history().note(() -> node.name() + " leads no longer: " + why);
    leadership = Optional.empty();
    beHeard();
  }

  private void tick() {
    if (leadership.isPresent()) {
      leadership.get().heartbeat();
    } else if (patienceEnds <= stage.timeline().now()) {
      campaign();
    }
    later(TICK, this::tick);
  }

  private void campaign() {
    beHeard();
    if (isQuiet()) {
      return;
    }
    stage.store().invite(node);
    Optional<Long> term = stage.store().elect(node);
    if (term.isPresent()) {
      stage.history().elected(node.name(), term.get());
      Leadership elected = new Leadership(stage, node, term.get());
      leadership = Optional.of(elected);
      elected.begin();
    }
  }

  /** Does something later, if the process lives; a paused one does it when it wakes. */
  void later(long delay, Runnable deed) {
    long then = life;
    stage.timeline().after(delay, () -> whenAwake(then, deed));
  }

  private void whenAwake(long then, Runnable deed) {
    if (life != then) {
      return;
    }
    long now = stage.timeline().now();
    if (pausedUntil > now) {
      stage.timeline().at(pausedUntil, () -> whenAwake(then, deed));
    } else {
      deed.run();
    }
  }
}
