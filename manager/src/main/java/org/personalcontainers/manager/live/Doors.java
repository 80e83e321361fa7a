package org.personalcontainers.manager.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.manager.fleet.Roads;

/**
 * Where managers and agents listen: the same on every node.
 *
 * @param listens the manager's own address; that of all interfaces, but for rehearsals
 * @param group of the managers among themselves
 * @param agents where the agent of a node is reached
 */
public record Doors(
    InetAddress listens,
    int api,
    int group,
    int store,
    Function<Address, InetSocketAddress> agents) {
  private static final int API = 7670;
  private static final int GROUP = 7672;
  private static final int STORE = 7673;

  public static Doors ofEveryNode() {
    InetAddress everywhere = new InetSocketAddress(0).getAddress();
    return new Doors(everywhere, API, GROUP, STORE, Roads::usual);
  }
}
