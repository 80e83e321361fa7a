package org.personalcontainers.manager.certs;

import java.net.URI;
import org.personalcontainers.core.cert.KeyPem;

/**
 * An account at a certificate authority.
 *
 * @param directory of the authority: another one knows nothing of it
 */
public record AccountPaper(URI directory, KeyPem key) {}
