package org.personalcontainers.core.spec;

import java.util.Optional;

/** A declared network. */
public sealed interface NetworkSpec {
  NetworkName name();

  /** One network over all nodes. Without a subnet Docker chooses one. */
  record Overlay(
      NetworkName name, Optional<Subnet> subnet, boolean attachable, Encryption encryption)
      implements NetworkSpec {}

  /** Containers with LAN addresses of their own: each node gets a range of the pool. */
  record Macvlan(
      NetworkName name, Subnet subnet, Address gateway, InterfaceName parent, Subnet pool)
      implements NetworkSpec {}

  /** Whether an overlay's traffic between nodes is encrypted. */
  enum Encryption {
    /** Where kernel and CPU of every node can. */
    WHERE_POSSIBLE,
    ON,
    OFF
  }
}
