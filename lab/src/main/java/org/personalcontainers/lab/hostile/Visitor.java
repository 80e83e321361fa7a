package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Tls;

/** Somebody who knocks at real ports with a certificate, be it theirs or none of the cluster's. */
record Visitor(String what, Identity identity) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** What came of a handshake with a port of managers. */
  enum Reception {
    LET_IN,
    SENT_AWAY
  }

  int status(String address, int port, String method, String path, byte[] body) throws IOException {
    InetSocketAddress place = new InetSocketAddress(address, port);
    try (Caller caller = Caller.tls(place, () -> Tls.of(identity), new Expected.AnyKey())) {
      return caller.call(method, path, body, LIMIT).status();
    }
  }

  int get(String address, int port, String path) throws IOException {
    return status(address, port, "GET", path, new byte[0]);
  }

  /**
   * In TLS 1.3 a client is through before its certificate is judged: only what comes after tells.
   * Who is sent away gets an alert; who is let in and says nothing hears nothing, or a good-bye.
   */
  Reception shakeHands(String address, int port) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), (int) LIMIT.toMillis());
      plain.setSoTimeout(5_000);
      SSLSocket socket =
          (SSLSocket)
              Tls.of(identity)
                  .forOneConnection()
                  .getSocketFactory()
                  .createSocket(plain, address, port, true);
      return isHeard(socket) ? Reception.LET_IN : Reception.SENT_AWAY;
    }
  }

  private static boolean isHeard(SSLSocket socket) {
    try {
      socket.startHandshake();
      int ignored = socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return what;
  }
}
