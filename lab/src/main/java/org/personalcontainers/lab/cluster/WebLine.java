package org.personalcontainers.lab.cluster;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.personalcontainers.lab.real.LabProblem;

/**
 * One connection to whoever serves the web at an address, under a name that no resolver knows. Its
 * certificate is not judged.
 */
public final class WebLine implements Closeable {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final SSLContext CREDULOUS = credulous();

  private final String host;
  private final Socket socket;
  private final InputStream in;

  private WebLine(String host, Socket socket) throws IOException {
    this.host = host;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  public static WebLine plain(String address, int port, String host) throws IOException {
    return new WebLine(host, connected(address, port));
  }

  public static WebLine tls(String address, int port, String host) throws IOException {
    Socket below = connected(address, port);
    try {
      SSLSocket socket =
          (SSLSocket) CREDULOUS.getSocketFactory().createSocket(below, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new WebLine(host, socket);
    } catch (IOException e) {
      below.close();
      throw e;
    }
  }

  private static Socket connected(String address, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Its status; the connection can be used again. */
  public int get(String path) throws IOException {
    String question = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
    String[] first = line().split(" ", 3);
    if (first.length < 2) {
      throw new IOException("no answer in HTTP");
    }
    skipBody();
    return Integer.parseInt(first[1]);
  }

  private void skipBody() throws IOException {
    long length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String small = header.toLowerCase(Locale.ROOT);
      if (small.startsWith("content-length:")) {
        length = Long.parseLong(small.substring(small.indexOf(':') + 1).strip());
      } else if (small.startsWith("transfer-encoding:")) {
        throw new IOException("answered in pieces, which nobody here reads");
      }
    }
    in.skipNBytes(length);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("it hung up");
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static SSLContext credulous() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new LabProblem("this JDK has no TLS: " + e.getMessage(), e);
    }
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
