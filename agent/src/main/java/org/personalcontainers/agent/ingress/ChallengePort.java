package org.personalcontainers.agent.ingress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;

/**
 * Where Traefik asks for what a certificate authority wants to know. It is open while there is
 * something to tell, at the address of Docker's bridge, which only this node's containers reach.
 * Safe for use by many threads.
 */
public final class ChallengePort implements Handler, AutoCloseable {
  private static final int PORT = 7674;
  private static final String PATH = "/.well-known/acme-challenge/";

  /** An authority asks from a few places at once; no question of theirs has a body. */
  private static final Bounds BOUNDS =
      new Bounds(
          32,
          32,
          8 * 1024,
          0,
          0,
          0,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private final int port;
  private Optional<Server> server = Optional.empty();
  private volatile SortedMap<Token, String> answers = Collections.emptySortedMap();

  public ChallengePort() {
    this(PORT);
  }

  /**
   * @param port 0: any that is free
   */
  ChallengePort(int port) {
    this.port = port;
  }

  /** Gives these from now on, and no others; where there are none, the port is closed. */
  public synchronized void give(Optional<String> address, SortedMap<Token, String> wanted)
      throws IOException {
    answers = wanted;
    if (address.isEmpty()) {
      close();
    } else {
      listen(InetAddress.ofLiteral(address.get()));
    }
  }

  private void listen(InetAddress address) throws IOException {
    if (server.filter(open -> open.address().getAddress().equals(address)).isEmpty()) {
      close();
      server = Optional.of(Server.plain(new InetSocketAddress(address, port), BOUNDS, this));
    }
  }

  synchronized Optional<InetSocketAddress> address() {
    return server.map(Server::address);
  }

  @Override
  public Response handle(Request request) {
    return request.method().equals("GET") && request.path().startsWith(PATH)
        ? answer(request.path().substring(PATH.length()))
        : unknown();
  }

  private Response answer(String asked) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().value().equals(asked))
        .findFirst()
        .map(answer -> Response.text(200, answer.getValue()))
        .orElseGet(ChallengePort::unknown);
  }

  private static Response unknown() {
    return Response.text(404, "nobody here knows that");
  }

  @Override
  public synchronized void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
      server = Optional.empty();
    }
  }
}
