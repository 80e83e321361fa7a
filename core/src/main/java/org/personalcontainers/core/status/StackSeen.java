package org.personalcontainers.core.status;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.ServiceName;

/** What swarm runs under the name of one stack. At least one service. */
public record StackSeen(SortedMap<ServiceName, ServiceSeen> services) {
  public StackSeen {
    services = Ordered.copy(services);
  }

  /** Whether we have deployed any of it: what somebody else deploys bears no hash. */
  public boolean ours() {
    return services.values().stream().anyMatch(service -> service.content().isPresent());
  }

  /** Grows with each change of its services. */
  public long asOf() {
    return services.values().stream().mapToLong(ServiceSeen::version).max().orElse(0);
  }
}
