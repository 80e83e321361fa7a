package org.personalcontainers.lab.house.broken.cli;

import org.personalcontainers.lab.house.broken.core.port.PortPart;
import org.personalcontainers.lab.house.broken.gluster.plan.GlusterPlan;

/** Knows all that a command line must not know. */
public record CliPart(GlusterPlan glusterPlan, PortPart portPart) {}
