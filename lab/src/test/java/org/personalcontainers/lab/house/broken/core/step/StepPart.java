package org.personalcontainers.lab.house.broken.core.step;

import org.personalcontainers.lab.house.broken.core.node.NodePart;

/** Knows what lies above it. */
public record StepPart(NodePart nodePart) {}
