package org.personalcontainers.link.identity;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates as text: they are no secret, and travel in messages. */
public final class PublicPem {
  private PublicPem() {}

  public static String of(X509Certificate certificate) {
    return Pem.write(List.of(Pem.of(certificate)));
  }

  /** Exactly one. Throws {@link Unfit}, and nothing else, whatever it is given. */
  public static X509Certificate certificate(String text) {
    List<Pem.Block> blocks = Pem.read(text);
    if (blocks.size() != 1 || !blocks.getFirst().label().equals(Pem.CERTIFICATE)) {
      throw new Unfit("it is not one certificate");
    }
    try {
      return Certificates.read(blocks.getFirst().content());
    } catch (CertificateException e) {
      throw new Unfit("it is no certificate: " + e.getMessage(), e);
    }
  }
}
