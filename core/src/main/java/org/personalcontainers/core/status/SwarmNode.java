package org.personalcontainers.core.status;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/**
 * A node as the swarm's managers see it.
 *
 * @param version what an update must name: swarm refuses one that is based on an older
 */
public record SwarmNode(
    SwarmNodeId id,
    NodeName hostname,
    Address address,
    Role role,
    Availability availability,
    SortedMap<LabelName, String> labels,
    State state,
    long version) {
  public SwarmNode {
    labels = Ordered.copy(labels);
  }

  public SwarmNode withRole(Role newRole) {
    return new SwarmNode(id, hostname, address, newRole, availability, labels, state, version + 1);
  }

  public SwarmNode withAvailability(Availability wanted) {
    return new SwarmNode(id, hostname, address, role, wanted, labels, state, version + 1);
  }

  public SwarmNode withLabels(SortedMap<LabelName, String> wanted) {
    return new SwarmNode(id, hostname, address, role, availability, wanted, state, version + 1);
  }

  /** Whether its managers hear from it. */
  public enum State {
    READY,
    DOWN,
    /** After an election, until it reports: neither up nor down. */
    UNKNOWN
  }
}
