package org.personalcontainers.lab.house.broken.lab.sim;

/** Known by the real nodes. */
public record SimPart() {}
