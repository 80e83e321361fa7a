package org.personalcontainers.lab.house.broken.lab.real;

import org.personalcontainers.lab.house.broken.lab.sim.SimPart;

/** Knows the simulator. */
public record RealPart(SimPart simPart) {}
