package org.personalcontainers.lab.house.broken.gluster.plan;

import org.personalcontainers.lab.house.broken.agent.AgentPart;

/** Knows a module that it must not know. */
public record GlusterPlan(AgentPart agentPart) {}
