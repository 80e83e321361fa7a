package org.personalcontainers.lab.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Sits in between, passes on every byte, and keeps what the caller says and how much it hears. */
final class Recorder implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final InetSocketAddress goal;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicInteger heard = new AtomicInteger();

  Recorder(InetSocketAddress goal) throws IOException {
    this.goal = goal;
    Thread.ofVirtual().start(this::listen);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  synchronized byte[] said() {
    return said.toByteArray();
  }

  int heard() {
    return heard.get();
  }

  private void listen() {
    try (Socket caller = door.accept();
        Socket called = new Socket()) {
      called.connect(goal);
      Thread back = Thread.ofVirtual().start(() -> passOnBack(called, caller));
      passOn(caller.getInputStream(), called.getOutputStream());
      back.join();
    } catch (IOException e) {
      // One of them has hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passOn(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[4096];
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      synchronized (this) {
        said.write(piece, 0, count);
      }
      to.write(piece, 0, count);
    }
  }

  private void passOnBack(Socket from, Socket to) {
    byte[] piece = new byte[4096];
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        heard.addAndGet(count);
        to.getOutputStream().write(piece, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One of them has hung up.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
