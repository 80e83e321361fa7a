package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.personalcontainers.link.identity.Tls;

/**
 * Many connections of a stranger with several addresses to one port. What becomes of each is
 * nobody's concern.
 */
final class Crowd implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  /** A handshake's first record, and how long it says to be. */
  private static final byte[] HALF = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

  private final InetSocketAddress port;
  private final List<InetAddress> faces;
  private final List<Socket> open = new ArrayList<>();
  private int turn;

  Crowd(InetSocketAddress port, List<InetAddress> faces) {
    this.port = port;
    this.faces = List.copyOf(faces);
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(faces.get(turn++ % faces.size()), 0));
      socket.connect(port, CONNECT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Connects, and keeps what is not closed by the other end. */
  void gather(int many) {
    for (int i = 0; i < many; i++) {
      say(HALF);
    }
  }

  /** As many as get through the handshake, and say nothing any more; gives how many those are. */
  int sit(int many, Tls tls) {
    int through = 0;
    for (int i = 0; i < many; i++) {
      through += isThrough(tls) ? 1 : 0;
    }
    return through;
  }

  private boolean isThrough(Tls tls) {
    try {
      Socket plain = connected();
      open.add(plain);
      plain.setSoTimeout(CONNECT_MILLIS);
      SSLSocket secured =
          (SSLSocket)
              tls.forOneConnection()
                  .getSocketFactory()
                  .createSocket(plain, port.getHostString(), port.getPort(), true);
      secured.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void say(byte[] words) {
    try {
      Socket socket = connected();
      open.add(socket);
      socket.getOutputStream().write(words);
    } catch (IOException e) {
      // Sent away.
    }
  }

  /** Another byte on each that is still there, as a loris gives. */
  long drip() {
    return open.stream().filter(Crowd::gives).count();
  }

  private static boolean gives(Socket socket) {
    try {
      socket.setSoTimeout(1);
      socket.getOutputStream().write(0);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** So much of anything, on so many connections one after the other. */
  void pour(int connections, int bytes, Random random) {
    byte[] noise = new byte[bytes];
    for (int i = 0; i < connections; i++) {
      random.nextBytes(noise);
      pour(noise);
    }
  }

  /** A record of TLS that says to be as long as one can be, for ever. */
  void pourRecords(int connections, int bytes) {
    byte[] records = new byte[bytes];
    for (int at = 0; at + 5 < bytes; at += 5 + 0xffff) {
      records[at] = 0x16;
      records[at + 1] = 3;
      records[at + 2] = 3;
      records[at + 3] = (byte) 0xff;
      records[at + 4] = (byte) 0xff;
    }
    for (int i = 0; i < connections; i++) {
      pour(records);
    }
  }

  private void pour(byte[] bytes) {
    try (Socket socket = connected()) {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // It hung up before it had all of it.
    }
  }

  @Override
  public void close() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more.
      }
    }
  }
}
