package org.personalcontainers.lab.ansible;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.personalcontainers.lab.real.DebianMirror;
import org.personalcontainers.lab.real.Program;
import org.personalcontainers.lab.real.RealNode;

/**
 * Debian's packages for the nodes of a lab, which reach no mirror: this machine's own apt fetches
 * what they ask for, by the road that it is used to.
 */
final class DebianRelay implements AutoCloseable {
  private static final String FETCH = "/usr/lib/apt/apt-helper";
  private static final Duration FETCHING = Duration.ofMinutes(3);

  private final String mirror = DebianMirror.ofThisMachine();
  private final Map<String, Optional<Path>> fetched = new ConcurrentHashMap<>();
  private final Path kept;
  private final HttpServer server;

  private DebianRelay(Path kept, HttpServer server) {
    this.kept = kept;
    this.server = server;
  }

  /** On this machine's address in the node's network. */
  static DebianRelay beside(RealNode node, Path kept) throws IOException {
    InetAddress address =
        InetAddress.getByName(node.shell("ip -4 route show default | cut -d ' ' -f 3"));
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    DebianRelay relay = new DebianRelay(Files.createDirectories(kept), server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", relay::answer);
    server.start();
    return relay;
  }

  /** All that the node's apt knows from now on. */
  void becomesTheMirrorOf(RealNode node) {
    node.shell(
        """
        set -e
        rm -f /etc/apt/sources.list.d/*
        . /etc/os-release
        echo "deb http://%s:%d $VERSION_CODENAME main" > /etc/apt/sources.list
        """
            .formatted(
                server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Path> file =
          fetched.computeIfAbsent(exchange.getRequestURI().getRawPath(), this::fetch);
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, Files.size(file.get()));
        Files.copy(file.get(), exchange.getResponseBody());
      }
    }
  }

  private Optional<Path> fetch(String path) {
    Path file = kept.resolve(path.replace('/', '_'));
    String from = mirror.replaceFirst("/$", "") + path;
    return Program.of(FETCH, "download-file", from, file.toString()).within(FETCHING).run().ok()
        ? Optional.of(file)
        : Optional.empty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
