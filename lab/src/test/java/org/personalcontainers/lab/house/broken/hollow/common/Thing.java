package org.personalcontainers.lab.house.broken.hollow.common;

/** Lies in a package that says nothing. */
public record Thing() {}
