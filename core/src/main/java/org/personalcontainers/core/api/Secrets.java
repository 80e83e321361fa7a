package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;

/** The secrets that the cluster keeps; none of them shows what it holds. */
public record Secrets(List<Secret> secrets) {
  public Secrets {
    secrets = List.copyOf(secrets);
  }

  /**
   * One of them.
   *
   * @param value absent where it can't be read: it can only be set anew, or removed
   * @param stacks that use it
   */
  public record Secret(SecretName name, Optional<Value> value, List<StackName> stacks) {
    public Secret {
      stacks = List.copyOf(stacks);
    }
  }

  /**
   * What it holds, without that.
   *
   * @param at when it was given it
   * @param number how many it has held so far
   */
  public record Value(Instant at, String by, int number) {}
}
