package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.spec.DnsKeeper;

/** The zones, by whoever keeps them. */
public final class Zones {
  private Zones() {}

  public static Zone of(Proving.Dns proving) throws IOException {
    return switch (proving.keeper()) {
      case DnsKeeper.Cloudflare _ -> new Cloudflare(proving.zone(), proving.credential());
      case DnsKeeper.DigitalOcean _ -> new DigitalOcean(proving.zone(), proving.credential());
      case DnsKeeper.Rfc2136(var server, var key, var algorithm) ->
          new Rfc2136(
              proving.zone(),
              new InetSocketAddress(InetAddress.ofLiteral(server.value()), NameServers.PORT),
              algorithm.word(),
              key.value(),
              proving.credential());
    };
  }
}
