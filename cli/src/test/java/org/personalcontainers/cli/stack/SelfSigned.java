package org.personalcontainers.cli.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that vouches for itself, made by the JDK's own tool. */
final class SelfSigned {
  private static final String PASSWORD = "changeit";

  private SelfSigned() {}

  /** Shows it, and believes it alone. */
  static SSLContext forLocalhost(Path directory) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(made(directory.resolve("keys.p12")))) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("localhost", store.getCertificate("localhost"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Path made(Path file) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String typed = "-genkeypair -alias localhost -keyalg EC -dname CN=localhost -validity 2";
    ProcessBuilder keytool = new ProcessBuilder(tool);
    keytool.command().addAll(List.of(typed.split(" ")));
    keytool
        .command()
        .addAll(
            List.of(
                "-ext", "san=dns:localhost", "-storepass", PASSWORD, "-keystore", file.toString()));
    assertEquals(0, keytool.redirectErrorStream(true).start().waitFor());
    return file;
  }
}
