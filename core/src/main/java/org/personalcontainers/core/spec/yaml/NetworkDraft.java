package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What could be read of a network. */
sealed interface NetworkDraft {
  KeyPath path();

  Optional<Subnet> subnet();

  NetworkSpec spec();

  record Overlay(
      KeyPath path,
      Optional<NetworkName> name,
      Optional<Subnet> subnet,
      Optional<Boolean> attachable,
      Optional<NetworkSpec.Encryption> encryption)
      implements NetworkDraft {
    @Override
    public NetworkSpec spec() {
      return new NetworkSpec.Overlay(
          name.orElseThrow(), subnet, attachable.orElseThrow(), encryption.orElseThrow());
    }
  }

  record Macvlan(
      KeyPath path,
      Optional<NetworkName> name,
      Optional<Subnet> subnet,
      Optional<Address> gateway,
      Optional<InterfaceName> parent,
      Optional<Subnet> pool)
      implements NetworkDraft {
    @Override
    public NetworkSpec spec() {
      return new NetworkSpec.Macvlan(
          name.orElseThrow(),
          subnet.orElseThrow(),
          gateway.orElseThrow(),
          parent.orElseThrow(),
          pool.orElseThrow());
    }
  }
}
