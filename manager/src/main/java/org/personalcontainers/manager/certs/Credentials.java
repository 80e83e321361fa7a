package org.personalcontainers.manager.certs;

import java.util.Optional;
import org.personalcontainers.core.spec.SecretName;

/** The cluster's secrets, as far as whoever keeps a zone wants to see one. */
@FunctionalInterface
interface Credentials {
  /** Its content as text; empty: the cluster keeps no secret of that name. */
  Optional<String> find(SecretName name);
}
