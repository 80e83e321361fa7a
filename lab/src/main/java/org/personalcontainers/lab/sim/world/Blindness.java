package org.personalcontainers.lab.sim.world;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Answer;

/** Which daemons of a machine do not answer, and what they were asked for meanwhile. */
final class Blindness {
  private final World world;
  private final Machine machine;
  private final Map<Daemon, Long> blindUntil = new EnumMap<>(Daemon.class);
  private Attention attention = Attention.ON;

  /** Whether effects are told of: those that come late, when nobody waits any more, are not. */
  private enum Attention {
    ON,
    OFF
  }

  Blindness(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  void blind(Daemon daemon, long until) {
    blindUntil.put(daemon, until);
    world.after(Math.max(0, until - world.time()), world::changed);
  }

  void end() {
    blindUntil.clear();
  }

  Optional<String> silence(Daemon daemon) {
    if (!machine.isOn()) {
      return Optional.of(machine.name() + " is off");
    }
    return isBlind(daemon)
        ? Optional.of("no answer from " + daemon + " on " + machine.name() + " within 5 s")
        : Optional.empty();
  }

  private boolean isBlind(Daemon daemon) {
    return blindUntil.getOrDefault(daemon, Long.MIN_VALUE) > world.time();
  }

  /** A daemon that does not answer does what it was asked for when it wakes. */
  Answer late(Daemon daemon, String silence, Supplier<Answer> act) {
    if (machine.isOn() && isBlind(daemon)) {
      long until = blindUntil.getOrDefault(daemon, world.time());
      machine.later(until - world.time(), () -> unattended(act));
    }
    return new Answer.Unanswered(silence);
  }

  /** Nobody waits for the answer, and nobody is told of the effects. */
  void unattended(Supplier<Answer> act) {
    attention = Attention.OFF;
    Answer ignored = act.get();
    attention = Attention.ON;
    machine.takeSpent();
  }

  void strike(Interruption.Moment moment, String effect) {
    if (attention == Attention.ON) {
      world.interruption().strike(machine.name(), moment, effect);
    }
  }
}
