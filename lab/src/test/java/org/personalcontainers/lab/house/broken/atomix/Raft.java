package org.personalcontainers.lab.house.broken.atomix;

/** Stands for the Raft engine. */
public record Raft() {}
