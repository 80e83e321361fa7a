package org.personalcontainers.core.status;

import java.util.Optional;

/** What a node's own Docker says of its place in a swarm. */
public sealed interface SwarmMembership {
  /** In no swarm. */
  record Outside() implements SwarmMembership {}

  /** In a swarm; only a manager knows its identity. */
  record Member(SwarmNodeId id, Role role, Optional<SwarmId> swarm) implements SwarmMembership {}

  /**
   * A join that has not come to an end: it has to be given up before another one can be tried.
   * Never a member whose swarm has no leader, which Docker calls pending as well: that is unknown.
   */
  record Pending(String reason) implements SwarmMembership {}

  /**
   * Its certificates were judged by a wrong clock: only a restart of Docker mends that. Said only
   * once the clock is right: before that it is unknown.
   */
  record ClockTrouble(String reason) implements SwarmMembership {}

  /**
   * A manager whose Docker ends whenever its swarm's leader speaks to it: put back from an old
   * disk, it has forgotten what it once confirmed. It comes up again when the others let it go.
   */
  record Behind(SwarmNodeId id, String reason) implements SwarmMembership {}
}
