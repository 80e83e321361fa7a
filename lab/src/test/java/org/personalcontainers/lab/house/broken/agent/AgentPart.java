package org.personalcontainers.lab.house.broken.agent;

import org.personalcontainers.lab.house.broken.manager.ManagerPart;

/** Knows a module that it must not know. */
public record AgentPart(ManagerPart managerPart) {}
