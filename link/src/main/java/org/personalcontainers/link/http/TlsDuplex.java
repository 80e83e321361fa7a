package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;

/** TLS 1.3 over a channel, with the handshake done. */
record TlsDuplex(
    SSLSocket socket, InputStream in, OutputStream out, Peer peer, Optional<Exporter> exporter)
    implements Duplex {

  static TlsDuplex accept(SocketChannel channel, Tls tls) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Socket plain = channel.socket();
    SSLSocket socket =
        (SSLSocket)
            tls.forOneConnection()
                .getSocketFactory()
                .createSocket(plain, InputStream.nullInputStream(), true);
    socket.setWantClientAuth(true);
    return opened(socket, tls);
  }

  /** Whoever answers is known afterwards; whether it is whom one wants, the caller judges. */
  static TlsDuplex connect(SocketChannel channel, InetSocketAddress address, Tls tls)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.forOneConnection()
                .getSocketFactory()
                .createSocket(channel.socket(), address.getHostString(), address.getPort(), true);
    return opened(socket, tls);
  }

  private static TlsDuplex opened(SSLSocket socket, Tls tls) throws IOException {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return new TlsDuplex(
        socket,
        socket.getInputStream(),
        socket.getOutputStream(),
        tls.peer(socket.getSession()),
        Optional.of(Tls.exporter(socket.getSession())));
  }

  /** TLS has messages of its own that may have come: reading deals with them. */
  @Override
  public boolean isQuiet() {
    try {
      socket.setSoTimeout(1);
      in.read();
      return false;
    } catch (SocketTimeoutException e) {
      return isPatientAgain();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isPatientAgain() {
    try {
      socket.setSoTimeout(0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void sayGoodBye() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
