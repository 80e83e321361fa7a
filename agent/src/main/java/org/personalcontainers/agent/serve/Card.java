package org.personalcontainers.agent.serve;

import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;

/**
 * GET /v1/node: which agent this is.
 *
 * @param fence the highest that it has seen
 * @param problem why it follows no orders
 */
public record Card(
    NodeName node, String version, Optional<Fence> fence, Optional<String> problem) {}
