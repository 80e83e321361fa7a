package org.personalcontainers.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.acme.dns.Sight;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DomainName;

class RouteTest {
  private static final DomainName NAME = new DomainName("blog.example.org");
  private static final Token TOKEN = new Token("a-token-that-is-long-enough");
  private static final List<Address> AT_HOME = List.of(new Address("192.168.1.11"));
  private static final List<Address> RENTED = List.of(new Address("198.51.100.7"));

  private HttpServer server;
  private String told = "the proof";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
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

  private Route.Verdict verdict(List<Address> nodes, String... addresses) {
    TreeMap<Token, String> answers = new TreeMap<>();
    answers.put(TOKEN, "the proof");
    Entrances entrances =
        new Entrances(NAME, answers, nodes, server.getAddress().getPort(), Duration.ZERO);
    List<InetAddress> all = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
    return new Route(NAME, new Sight.Leads(new LinkedHashSet<>(all))).walked(entrances, nodes);
  }

  private static String astray(Route.Verdict verdict) {
    return assertInstanceOf(Route.Verdict.Astray.class, verdict).problem();
  }

  @Test
  void whereTheProofIsToldTheNameIsOurs() {
    assertEquals(new Route.Verdict.Ours(), verdict(AT_HOME, "127.0.0.1"));
  }

  @Test
  void oneAddressThatLeadsElsewhereIsEnough() {
    String problem = astray(verdict(AT_HOME, "127.0.0.1", "127.0.0.9"));
    assertTrue(problem.contains("leads to 127.0.0.9, where nobody answers"), problem);
  }

  @Test
  void whoeverElseAnswersIsQuoted() {
    told = "not the proof";
    String problem = astray(verdict(AT_HOME, "127.0.0.1"));
    assertTrue(problem.contains("somebody else answers: HTTP/1.1 200 OK"), problem);
  }

  /** 192.0.2.0/24 is nobody's (RFC 5737), and public for all that we know. */
  @Test
  void behindARouterItIsDoubtedOnlyWhatOthersSeeOutside() {
    assertInstanceOf(Route.Verdict.Doubtful.class, verdict(AT_HOME, "192.0.2.1"));
    assertTrue(astray(verdict(RENTED, "192.0.2.1")).contains("192.0.2.1"));
    assertInstanceOf(Route.Verdict.Doubtful.class, verdict(RENTED, "2001:db8::1"));
  }

  @Test
  void aNameThatDnsDoesNotKnowLeadsToNobody() {
    Optional<String> problem = new Route(NAME, new Sight.Nowhere()).problem();
    assertTrue(problem.orElse("").contains("DNS knows no address of blog.example.org"));
    assertEquals(Optional.empty(), new Route(NAME, new Sight.Unknown()).problem());
  }
}
