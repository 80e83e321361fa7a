package org.personalcontainers.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.personalcontainers.cli.word.Failure;

/**
 * A file that lies on the web. Only over https: what it says runs on all nodes.
 *
 * @param trust whose certificates are believed
 */
record Download(SSLSocketFactory trust) {
  private static final int PATIENCE = Math.toIntExact(Duration.ofSeconds(20).toMillis());

  Download() {
    this(HttpsURLConnection.getDefaultSSLSocketFactory());
  }

  static boolean isMeant(String named) {
    String lower = named.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  ComposeFile of(String named) {
    URI address = address(named);
    try {
      return ComposeFile.onTheWeb(named, fetched(address), address.getPath());
    } catch (IOException e) {
      throw Failure.badInput("can't fetch " + named + ": " + e.getMessage());
    }
  }

  private static URI address(String named) {
    try {
      URI address = URI.create(named);
      if (address.getHost() == null || !"https".equalsIgnoreCase(address.getScheme())) {
        throw Failure.badInput(
            named + " is not fetched: whoever sits in between could write it\nWrite https://...");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(named + " is no address: " + e.getMessage());
    }
  }

  /** From one https address to another it may lead on, and to no other. */
  private byte[] fetched(URI address) throws IOException {
    HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection();
    connection.setSSLSocketFactory(trust);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException("the answer is " + status + " " + connection.getResponseMessage());
    }
    try (InputStream body = connection.getInputStream()) {
      return ComposeFile.start(address.toString(), body);
    }
  }
}
