package org.personalcontainers.lab.house.broken.agent.docker;

import org.personalcontainers.lab.house.broken.agent.work.WorkPart;

/** Knows a room of its module that it must not know. */
public record DockerPart(WorkPart workPart) {}
