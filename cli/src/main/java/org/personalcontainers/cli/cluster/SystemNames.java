package org.personalcontainers.cli.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.yaml.NameLookup;

/** Asks the machine's resolver, which has time limits of its own. */
final class SystemNames implements NameLookup {
  @Override
  public Optional<Address> addressOf(String hostName) {
    try {
      return Optional.of(new Address(InetAddress.getByName(hostName).getHostAddress()));
    } catch (UnknownHostException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
