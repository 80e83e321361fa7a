package org.personalcontainers.core.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.KeyId;

/** The join keys; none of them shows what it is made of. */
public record Keys(List<Key> keys) {
  public Keys {
    keys = List.copyOf(keys);
  }

  /**
   * One of them.
   *
   * @param left empty: it admits until it is revoked
   * @param uses how many nodes it may still admit; empty: any number
   */
  public record Key(KeyId id, State state, Optional<Duration> left, Optional<Integer> uses) {}

  /** Whether it still admits. */
  public enum State {
    GOOD,
    EXPIRED,
    USED_UP,
    REVOKED
  }

  /** What is asked of a new one: without a life it admits until it is revoked. */
  public record Wanted(Optional<Duration> life, Optional<Integer> uses) {}

  /**
   * A new one.
   *
   * @param key for join.yml; nobody is shown it again
   */
  public record Made(Key about, String key) {}
}
