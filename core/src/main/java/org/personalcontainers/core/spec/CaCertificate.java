package org.personalcontainers.core.spec;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** The certificate of an authority, as PEM. */
public record CaCertificate(String value) {
  private static final int LONGEST = 16 * 1024;

  public CaCertificate {
    value = value.strip() + "\n";
    if (value.length() > LONGEST
        || !value.startsWith("-----BEGIN CERTIFICATE-----\n")
        || !isOne(value)) {
      throw new UnfitValue(
          "this is not the certificate of an authority",
          "write | and below it the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----");
    }
  }

  private static boolean isOne(String pem) {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .size()
          == 1;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
