package org.personalcontainers.core.spec;

import java.util.List;

/**
 * A join.yml: where a node belongs, and how it proves that it does.
 *
 * @param managers the nodes whose agents it knocks at, in the order in which they are written
 */
public record JoinFile(ClusterName cluster, JoinKey key, List<Contact> managers) {
  public JoinFile {
    managers = List.copyOf(managers);
    if (managers.isEmpty()) {
      throw new UnfitValue("nobody is named to knock at", "write managers: [pi1.local]");
    }
  }
}
