package org.personalcontainers.manager.api;

import java.security.PublicKey;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.PersonName;

/** The cluster's authority, as far as people need it. Safe for use by many threads. */
public interface Registrar {
  /** PEM. */
  String authority();

  /** A certificate for the invited one's own key, in PEM. */
  String certify(PersonName name, Invitation.Role role, PublicKey key);
}
