package org.personalcontainers.manager.fleet;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
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

  /** Nothing is sent to anybody but the agent of that name. */
  static Roads overTls(Supplier<Tls> tls) {
    return node ->
        Caller.tls(
            new InetSocketAddress(node.address().toString(), PORT),
            tls,
            new Expected.Member(Role.AGENT, node.name().toString()));
  }
}
