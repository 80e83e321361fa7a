package org.personalcontainers.core.wire;

import java.util.Optional;

/**
 * An order on its way, with what it needs and nobody may see.
 *
 * @param token for an order to join the swarm: fetched from a manager just before
 */
public record Dispatch(Order order, Optional<JoinSecret> token) {}
