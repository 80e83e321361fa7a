package org.personalcontainers.core.wire;

import java.util.Optional;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.stack.Rendered;

/**
 * What an order needs and nobody may see.
 *
 * @param token for an order to join the swarm: fetched from a manager just before
 * @param stack for an order to deploy one
 * @param equipment for an order to equip a node for requests from outside
 */
public record Cargo(
    Optional<JoinSecret> token, Optional<Rendered> stack, Optional<Equipment> equipment) {
  public static final Cargo NONE = new Cargo(Optional.empty(), Optional.empty(), Optional.empty());

  public static Cargo of(JoinSecret token) {
    return new Cargo(Optional.of(token), Optional.empty(), Optional.empty());
  }

  public static Cargo of(Rendered stack) {
    return new Cargo(Optional.empty(), Optional.of(stack), Optional.empty());
  }

  public static Cargo of(Equipment equipment) {
    return new Cargo(Optional.empty(), Optional.empty(), Optional.of(equipment));
  }
}
