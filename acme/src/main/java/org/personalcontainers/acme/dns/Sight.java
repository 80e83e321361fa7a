package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.spec.DomainName;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;

/** Where a name leads. */
public sealed interface Sight {
  record Leads(Set<InetAddress> addresses) implements Sight {
    public Leads {
      addresses = new LinkedHashSet<>(addresses);
    }
  }

  /** Nobody knows an address of it. */
  record Nowhere() implements Sight {}

  /** Nobody answers who would know. */
  record Unknown() implements Sight {}

  /**
   * As this machine sees it. Where it knows no address, whoever keeps the zone is asked: others may
   * remember for an hour that there was none.
   */
  static Sight of(DomainName name) {
    try {
      return new Leads(new LinkedHashSet<>(List.of(InetAddress.getAllByName(name.value()))));
    } catch (UnknownHostException e) {
      return asked(name);
    }
  }

  private static Sight asked(DomainName name) {
    try {
      ExtendedResolver system = NameServers.system();
      Set<InetAddress> found = Addresses.of(system, Name.fromString(name.value(), Name.root));
      if (found.isEmpty()) {
        found = NameServers.around(name).addresses(name);
      }
      return found.isEmpty() ? new Nowhere() : new Leads(found);
    } catch (IOException e) {
      return new Unknown();
    }
  }
}
