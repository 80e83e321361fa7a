package org.personalcontainers.core.wire;

import java.util.Optional;
import org.personalcontainers.core.stack.Rendered;

/**
 * What an order needs and nobody may see.
 *
 * @param token for an order to join the swarm: fetched from a manager just before
 * @param stack for an order to deploy one
 */
public record Cargo(Optional<JoinSecret> token, Optional<Rendered> stack) {
  public static final Cargo NONE = new Cargo(Optional.empty(), Optional.empty());

  public static Cargo of(JoinSecret token) {
    return new Cargo(Optional.of(token), Optional.empty());
  }

  public static Cargo of(Rendered stack) {
    return new Cargo(Optional.empty(), Optional.of(stack));
  }
}
