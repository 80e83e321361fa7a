package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;

/**
 * All stacks, those that were handed in and those that somebody deployed without us.
 *
 * @param hash names this answer: who asks with it is answered when there is another
 */
public record Stacks(String hash, List<Stack> stacks) {
  public Stacks {
    stacks = List.copyOf(stacks);
  }

  /**
   * One of them.
   *
   * @param note why it does not run; empty: it does, or nothing is known of why not
   */
  public record Stack(
      StackName name, State state, String note, Optional<Source> source, List<Service> services) {
    public Stack {
      services = List.copyOf(services);
    }
  }

  /** Who handed it in. */
  public record Source(ContentHash content, String file, Instant at, String by) {}

  /** A service of it. */
  public record Service(
      ServiceName name, String image, int running, int wanted, State state, String note) {}

  /** How far it is. */
  public enum State {
    /** All of it, as it was handed in. */
    RUNS,
    /** It is on its way. */
    COMES,
    /** Containers of it don't come up, and swarm tries on. */
    FAILS,
    /** It did not come up, and what ran before runs on. */
    TAKEN_BACK,
    /** A person said that it is to go, and it is not gone yet. */
    GOES,
    /** Nothing of it runs, as a person said, until they say otherwise. */
    STOPPED,
    /** Nobody handed it in: it is left alone. */
    FOREIGN,
    /** No manager of the swarm tells. */
    UNKNOWN
  }
}
