package org.personalcontainers.manager.fleet;

import java.net.InetSocketAddress;
import java.util.function.Function;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;

/** How an agent is reached. */
@FunctionalInterface
public interface Roads {
  /** Where every agent listens. */
  int PORT = 7671;

  /** A connection of its own, which is made when it is first used. */
  Caller to(NodeSpec node);

  /** The agent of the node with this address. */
  static InetSocketAddress usual(Address node) {
    return new InetSocketAddress(node.toString(), PORT);
  }

  /** Nothing is sent to anybody but the agent of that name. */
  static Roads overTls(Supplier<Tls> tls, Function<Address, InetSocketAddress> agents) {
    return node ->
        Caller.tls(
            agents.apply(node.address()),
            tls,
            new Expected.Member(Role.AGENT, node.name().toString()));
  }
}
