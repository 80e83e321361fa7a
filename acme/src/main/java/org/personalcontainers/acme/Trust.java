package org.personalcontainers.acme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.personalcontainers.core.spec.CaCertificate;

/** Whom this process believes that a server is the authority's. */
final class Trust {
  private Trust() {}

  /** Whom the system knows, and one more. */
  static void believe(Optional<CaCertificate> ca) throws GeneralSecurityException, IOException {
    if (ca.isPresent()) {
      TrustManagerFactory all = TrustManagerFactory.getInstance("PKIX");
      all.init(store(ca.get()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, all.getTrustManagers(), null);
      SSLContext.setDefault(context);
    }
  }

  private static KeyStore store(CaCertificate ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate known : known()) {
      store.setCertificateEntry("system" + number++, known);
    }
    byte[] pem = ca.value().getBytes(StandardCharsets.US_ASCII);
    store.setCertificateEntry(
        "declared",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    return store;
  }

  private static X509Certificate[] known() throws GeneralSecurityException {
    TrustManagerFactory system = TrustManagerFactory.getInstance("PKIX");
    system.init((KeyStore) null);
    return Arrays.stream(system.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow()
        .getAcceptedIssuers();
  }
}
