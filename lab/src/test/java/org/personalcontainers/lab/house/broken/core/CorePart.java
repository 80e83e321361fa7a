package org.personalcontainers.lab.house.broken.core;

import org.personalcontainers.lab.house.broken.agent.AgentPart;

/** Knows a module. */
public record CorePart(AgentPart agentPart) {}
