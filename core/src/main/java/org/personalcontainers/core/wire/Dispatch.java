package org.personalcontainers.core.wire;

/** An order on its way, with what it needs and nobody may see. */
public record Dispatch(Order order, Cargo cargo) {}
