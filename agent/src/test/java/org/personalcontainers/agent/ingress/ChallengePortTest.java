package org.personalcontainers.agent.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.cert.Token;

class ChallengePortTest {
  private static final Token TOKEN = new Token("a-token-that-is-long-enough");
  private static final Optional<String> HERE = Optional.of("127.0.0.1");

  private final ChallengePort port = new ChallengePort(0);

  @AfterEach
  void close() throws IOException {
    port.close();
  }

  private static SortedMap<Token, String> answers(String proof) {
    TreeMap<Token, String> answers = new TreeMap<>();
    answers.put(TOKEN, proof);
    return answers;
  }

  private static String asked(InetSocketAddress at, String path) throws IOException {
    try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: blog.example.org\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private String asked(String path) throws IOException {
    return asked(port.address().orElseThrow(), path);
  }

  @Test
  void itTellsWhatItWasGivenLastAndNothingElse() throws IOException {
    String path = "/.well-known/acme-challenge/" + TOKEN;
    port.give(HERE, answers("first"));
    assertTrue(asked(path).endsWith("\r\n\r\nfirst"));
    port.give(HERE, answers("second"));
    assertTrue(asked(path).endsWith("\r\n\r\nsecond"));
    for (String other :
        new String[] {
          "/", path + "x", "/.well-known/acme-challenge/", "/.well-known/acme-challenge/../" + TOKEN
        }) {
      assertTrue(asked(other).startsWith("HTTP/1.1 40"), other);
    }
  }

  @Test
  void whereThereIsNothingToTellNobodyListens() throws IOException {
    assertEquals(Optional.empty(), port.address());
    port.give(HERE, answers("first"));
    InetSocketAddress open = port.address().orElseThrow();
    assertTrue(open.getAddress().isLoopbackAddress());
    port.give(Optional.empty(), new TreeMap<>());
    assertEquals(Optional.empty(), port.address());
    assertThrows(ConnectException.class, () -> asked(open, "/"));
  }
}
