package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Whether the other end has closed a connection. */
final class Farewell {
  private Farewell() {}

  static boolean isHeardOn(Socket socket) {
    try {
      socket.setSoTimeout(100);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
