package org.personalcontainers.lab.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.personalcontainers.lab.real.Program;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * A zone behind an API over HTTPS, on this machine, that answers as its documentation has it. The
 * real one can't be reached from a laboratory: that it answers so is read, not seen.
 */
abstract class PlayedApi implements AutoCloseable {
  static final String TOKEN = "a-token";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final HttpsServer server;
  private final SSLContext tls;
  private final Map<Long, Text> texts = new TreeMap<>();
  private long last = 3_000_000_000L;

  /** A TXT record, by the name of it that is whole. */
  record Text(String place, String content) {}

  /** What it is asked for. */
  record Asked(String method, String path, Map<String, String> query, JSON body) {}

  /** What it says. */
  record Told(int status, String json) {}

  PlayedApi() throws IOException, GeneralSecurityException {
    KeyStore store = store();
    tls = tls(store);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", this::serve);
    server.start();
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    Path file = Files.createTempDirectory("played").resolve("store");
    Program.of(
            Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair -keyalg EC -alias api -dname CN=localhost",
                    "-ext san=dns:localhost -storetype PKCS12 -storepass changeit -keystore",
                    file.toString())
                .flatMap(words -> Arrays.stream(words.split(" ", -1)))
                .toList())
        .output();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext tls(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    KeyStore known = store;
    known.setCertificateEntry("known", store.getCertificate("api"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(known);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return tls;
  }

  /** What believes it. */
  SSLContext trust() {
    return tls;
  }

  URI address(String path) {
    return URI.create("https://localhost:" + server.getAddress().getPort() + path);
  }

  /** The whole of what its documentation says. */
  abstract Told answer(Asked asked);

  abstract Told unauthorized();

  private void serve(HttpExchange exchange) throws IOException {
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Told told = known ? answer(asked(exchange)) : unauthorized();
    byte[] body = told.json().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Asked asked(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        body.isEmpty() ? JSON.empty() : JSON.parse(body));
  }

  private static Map<String, String> query(String raw) {
    return Arrays.stream(raw.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  synchronized long add(Text text) {
    texts.put(++last, text);
    return last;
  }

  synchronized boolean remove(String id) {
    return texts.remove(Long.valueOf(id)) != null;
  }

  synchronized boolean holds(Text text) {
    return texts.containsValue(text);
  }

  synchronized Set<String> texts(String place) {
    return texts.values().stream()
        .filter(text -> text.place().equals(place))
        .map(Text::content)
        .map(content -> content.replace("\"", ""))
        .collect(Collectors.toSet());
  }

  /** All records of that name, each as one JSON object by that format of number and content. */
  synchronized String listed(String place, String format) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getValue().place().equals(place))
        .map(
            entry ->
                format.formatted(entry.getKey(), entry.getValue().content().replace("\"", "\\\"")))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
