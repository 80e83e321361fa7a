package org.personalcontainers.core.port;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.status.Role;

/** What can be changed about a member of a swarm, one thing at a time. */
public sealed interface MemberChange {
  record Labels(SortedMap<LabelName, String> labels) implements MemberChange {
    public Labels {
      labels = Ordered.copy(labels);
    }
  }

  record ToAvailability(Availability availability) implements MemberChange {}

  record ToRole(Role role) implements MemberChange {}
}
