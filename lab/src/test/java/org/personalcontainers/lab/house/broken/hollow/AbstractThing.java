package org.personalcontainers.lab.house.broken.hollow;

/** A name that says nothing. */
public record AbstractThing() {}
