package org.personalcontainers.acme;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.acme.dns.Complaint;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DomainName;

/**
 * Asks at our own nodes what the authority will ask: a wrong answer costs us hours there, and
 * nothing here.
 */
final class Entrances {
  private static final int HTTP = 80;
  private static final int LONGEST = 8 * 1024;
  private static final int TIMEOUT = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE = 500;

  private final DomainName name;
  private final SortedMap<Token, String> answers;
  private final List<Address> entrances;
  private final int port;
  private final Duration patience;

  Entrances(
      DomainName name,
      SortedMap<Token, String> answers,
      List<Address> entrances,
      int port,
      Duration patience) {
    this.name = name;
    this.answers = answers;
    this.entrances = entrances;
    this.port = port;
    this.patience = patience;
  }

  static Entrances of(DomainName name, Proving.Http proving) {
    return new Entrances(name, proving.answers(), proving.entrances(), HTTP, PATIENCE);
  }

  /**
   * Why the authority would not be told what it has to be told; empty: it would. Where nobody
   * listens, it does not come to either; but somebody has to.
   */
  Optional<String> problem() throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<String> problem = look();
    while (problem.isPresent() && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      problem = look();
    }
    return problem;
  }

  private Optional<String> look() {
    List<Address> silent = new ArrayList<>();
    for (Address entrance : entrances) {
      try {
        Optional<String> other = otherwise(InetAddress.ofLiteral(entrance.value()));
        if (other.isPresent()) {
          return Optional.of(
              "http://%s does not tell the authority what it has to; Traefik there says: %s"
                  .formatted(entrance, other.get()));
        }
      } catch (ConnectException e) {
        silent.add(entrance);
      } catch (IOException e) {
        return Optional.of("http://" + entrance + " does not answer: " + e.getMessage());
      }
    }
    return !entrances.isEmpty() && silent.containsAll(entrances)
        ? Optional.of("nobody listens on port 80 of " + silent + ": deploy the stack core")
        : Optional.empty();
  }

  /** Why an authority that comes to this address is not told what it has to be; empty: it is. */
  Optional<String> complaint(InetAddress address) {
    try {
      return otherwise(address).map(said -> "somebody else answers: " + said);
    } catch (IOException e) {
      return Optional.of("nobody answers on port " + port + ": " + Complaint.of(e));
    }
  }

  /** What is told there first that is not the answer; empty: all answers are. */
  private Optional<String> otherwise(InetAddress address) throws IOException {
    for (var answer : answers.entrySet()) {
      String told = ask(address, answer.getKey());
      if (!told.endsWith("\r\n\r\n" + answer.getValue())) {
        return Optional.of(told.lines().findFirst().orElse("nothing"));
      }
    }
    return Optional.empty();
  }

  private String ask(InetAddress address, Token token) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      String request =
          "GET /.well-known/acme-challenge/%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(token, name);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }
}
