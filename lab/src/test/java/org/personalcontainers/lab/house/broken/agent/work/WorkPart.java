package org.personalcontainers.lab.house.broken.agent.work;

/** A room that another must not know. */
public record WorkPart() {}
