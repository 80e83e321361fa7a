package org.personalcontainers.agent.join;

import java.io.IOException;
import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Contact;

/** The network, as a node that knocks sees it. Blocks for some seconds at most. */
interface Doorways {
  /** Connects; a name is looked up anew each time. */
  Doorway open(Contact contact) throws IOException;

  /** This node's own address on the way there; empty as long as it has none. */
  Optional<Address> ownAddress(Contact contact);
}
