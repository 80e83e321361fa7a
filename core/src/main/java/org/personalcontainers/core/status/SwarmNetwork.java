package org.personalcontainers.core.status;

import java.util.Optional;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Subnet;

/** A network of the whole swarm. */
public sealed interface SwarmNetwork {
  NetworkName name();

  record Overlay(NetworkName name, Optional<Subnet> subnet, boolean attachable, boolean encrypted)
      implements SwarmNetwork {}

  record Macvlan(NetworkName name, NetworkName configuration) implements SwarmNetwork {}
}
