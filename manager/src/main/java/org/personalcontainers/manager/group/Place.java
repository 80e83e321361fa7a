package org.personalcontainers.manager.group;

import java.net.InetAddress;

/** Where a manager's end of the group listens. */
public record Place(InetAddress address, int port) {
  public Place {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
    }
  }
}
