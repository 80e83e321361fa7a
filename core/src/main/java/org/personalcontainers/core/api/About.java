package org.personalcontainers.core.api;

import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;

/**
 * Which cluster this is.
 *
 * @param epoch its life: only recovery and restoring raise it
 * @param leader the node whose manager decides; empty: nobody does at this moment
 */
public record About(
    ClusterName cluster, ClusterId id, long epoch, long revision, Optional<NodeName> leader) {}
