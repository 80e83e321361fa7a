package org.personalcontainers.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DomainName;

class EntrancesTest {
  private static final Token TOKEN = new Token("a-token-that-is-long-enough");
  private static final Address HERE = new Address("127.0.0.1");

  /** Of this machine, too, and nobody listens there. */
  private static final Address SILENT = new Address("127.0.0.9");

  private HttpServer server;
  private String told = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE.value(), 0), 0);
    server.createContext(
        "/.well-known/acme-challenge/" + TOKEN,
        exchange -> {
          byte[] body = told.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private Optional<String> problem(Address... entrances) throws InterruptedException {
    TreeMap<Token, String> answers = new TreeMap<>();
    answers.put(TOKEN, "the proof");
    return new Entrances(
            new DomainName("blog.example.org"),
            answers,
            List.of(entrances),
            server.getAddress().getPort(),
            Duration.ZERO)
        .problem();
  }

  @Test
  void whoTellsTheProofIsNoProblemNorWhoDoesNotListenBesideIt() throws InterruptedException {
    told = "the proof";
    assertEquals(Optional.empty(), problem(HERE));
    assertEquals(Optional.empty(), problem(HERE, SILENT));
  }

  @Test
  void whoTellsSomethingElseIs() throws InterruptedException {
    told = "not the proof";
    assertTrue(problem(HERE).orElse("").contains("127.0.0.1"));
  }

  @Test
  void somebodyHasToListen() throws InterruptedException {
    assertTrue(problem(SILENT).orElse("").contains("deploy the stack core"));
  }
}
