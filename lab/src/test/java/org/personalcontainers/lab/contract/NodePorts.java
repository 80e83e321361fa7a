package org.personalcontainers.lab.contract;

import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;

/** One node, as far as a contract needs it. */
record NodePorts(NodeName name, Address address, Docker docker, Gluster gluster, Host host) {}
