package org.personalcontainers.lab.house.broken.hollow;

/** A name that only looks like one. */
public record Database() {}
