package org.personalcontainers.manager.certs;

import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;

/** A certificate authority, as far as we ask it. */
@FunctionalInterface
public interface Acme {
  /** Blocks for some minutes at most, and throws nothing for what the authority does. */
  AcmeAnswer ask(AcmeRequest request) throws InterruptedException;
}
