package org.personalcontainers.core.status;

import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Subnet;

/** A macvlan network's configuration on one node, with the node's own range. */
public record LocalNetwork(
    NetworkName name, Subnet subnet, Address gateway, InterfaceName parent, Subnet range) {}
