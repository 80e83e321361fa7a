package org.personalcontainers.core.stack;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/** What is to become of a stack, whatever swarm makes of it for now. */
public sealed interface StackWish {
  /**
   * It is to run as it was handed in last.
   *
   * @param content of the whole, by which the file is found again
   * @param services what each of them is made of
   * @param since how far swarm's changes had come when it was handed in: what swarm took back after
   *     that is this
   * @param settings what cluster.yml set of it then; absent: nothing
   */
  record Run(
      ContentHash content,
      SortedMap<ServiceName, ContentHash> services,
      long since,
      Optional<ContentHash> settings)
      implements StackWish {
    public Run {
      services = Ordered.copy(services);
    }

    /** Of a stack that cluster.yml sets nothing of. */
    public Run(ContentHash content, SortedMap<ServiceName, ContentHash> services, long since) {
      this(content, services, since, Optional.empty());
    }

    public Run with(DeclaredSettings declared) {
      return new Run(content, services, since, declared.content());
    }
  }

  /**
   * It is not to run for now, and its volumes and all that was handed in for it stay.
   *
   * @param content of what is to run once a person says so
   */
  record Stopped(ContentHash content) implements StackWish {}

  /** A person said that it is to go. */
  record Gone() implements StackWish {}
}
