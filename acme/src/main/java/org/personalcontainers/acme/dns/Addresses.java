package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Type;

/** The addresses of a name, of both kinds. */
final class Addresses {
  private Addresses() {}

  static Set<InetAddress> of(Resolver whom, Name name) throws IOException {
    Set<InetAddress> all = new LinkedHashSet<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (Record record : NameServers.ask(whom, name, type)) {
        switch (record) {
          case ARecord four -> all.add(four.getAddress());
          case AAAARecord six -> all.add(six.getAddress());
          default -> {}
        }
      }
    }
    return all;
  }
}
