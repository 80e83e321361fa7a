package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.SecretName;

/** The secrets that the cluster keeps; none of them shows what it holds. */
public record Secrets(List<Secret> secrets) {
  public Secrets {
    secrets = List.copyOf(secrets);
  }

  /**
   * One of them.
   *
   * @param at when it was given what it holds now
   * @param values how many it has held so far
   * @param stacks that use it
   */
  public record Secret(SecretName name, Instant at, String by, int values, List<StackName> stacks) {
    public Secret {
      stacks = List.copyOf(stacks);
    }
  }
}
