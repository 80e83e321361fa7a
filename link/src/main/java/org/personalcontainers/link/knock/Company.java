package org.personalcontainers.link.knock;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.JoinKey;

/**
 * What an agent tells the manager of its own node before there is a cluster, and nobody else: it
 * holds the join key.
 *
 * @param cluster as in join.yml; empty, as the key is: there is no join.yml
 * @param standing why this node can't found a cluster; empty: it can
 */
public record Company(
    Optional<ClusterName> cluster,
    Optional<String> key,
    Guest self,
    Optional<String> standing,
    List<Guest> guests) {
  public Company {
    guests = List.copyOf(guests);
  }

  public Optional<JoinKey> joinKey() {
    return key.map(JoinKey::parse);
  }

  @Override
  public String toString() {
    return "company of " + self.newcomer().name() + ": " + guests.size() + " knock";
  }
}
