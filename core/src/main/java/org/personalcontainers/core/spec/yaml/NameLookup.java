package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import org.personalcontainers.core.spec.Address;

/** What address a host name has now; only ever asked to name a remedy. May block, never throws. */
public interface NameLookup {
  Optional<Address> addressOf(String hostName);

  /** Knows no name: nothing leaves this process. */
  static NameLookup none() {
    return hostName -> Optional.empty();
  }
}
