package org.personalcontainers.lab.house.broken.link;

import org.personalcontainers.lab.house.broken.agent.AgentPart;
import org.personalcontainers.lab.house.broken.core.port.PortPart;

/** Knows one of the programs that it connects, and a port. */
public record LinkPart(AgentPart agentPart, PortPart portPart) {}
