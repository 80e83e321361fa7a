package org.personalcontainers.core.api;

/** A cluster.yml, as a person wrote it, and the number that it has in the history. */
public record Declared(long revision, String yaml) {}
