package org.personalcontainers.manager.group;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jgroups.util.DefaultSocketFactory;
import org.personalcontainers.link.gate.Gate;

/**
 * Gives JGroups sockets whose other end is proven. It would shake hands on the one thread that
 * accepts: a single stranger who says nothing would keep all managers out.
 */
final class GatedSockets extends DefaultSocketFactory {
  private static final String[] VERSIONS = {"TLSv1.3"};

  private final SSLContext tls;

  GatedSockets(SSLContext tls) {
    super(tls);
    this.tls = tls;
    setSocketConfigurator(GatedSockets::sayOnlyThat);
  }

  private static void sayOnlyThat(Socket socket) {
    if (socket instanceof SSLSocket secured) {
      secured.setEnabledProtocols(VERSIONS);
    }
  }

  /** It is bound later, as JGroups does it with all of its. */
  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    return new Door();
  }

  private final class Door extends ServerSocket {
    private volatile Optional<Gate> gate = Optional.empty();

    Door() throws IOException {}

    @Override
    public void bind(SocketAddress place, int backlog) throws IOException {
      super.bind(place, backlog);
      gate = Optional.of(Gate.before(super::accept, () -> tls, Gate.Bounds.USUAL));
    }

    @Override
    public Socket accept() throws IOException {
      return gate.orElseThrow(() -> new SocketException("nobody listens yet")).next();
    }

    @Override
    public void close() throws IOException {
      super.close();
      gate.ifPresent(Gate::close);
    }
  }
}
