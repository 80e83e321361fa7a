package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.personalcontainers.core.acme.Credential;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** An API of JSON over HTTPS that knows us by a token. */
final class Rest {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int NOT_OK = 300;
  private static final int LONGEST = 1024 * 1024;

  private final URI base;
  private final Credential token;
  private final HttpClient client;
  private final Function<JSON, Optional<String>> complaint;

  /**
   * @param complaint what it says where it does not do what it is asked for
   */
  Rest(URI base, Credential token, SSLContext trust, Function<JSON, Optional<String>> complaint) {
    this.base = base;
    this.token = token;
    this.complaint = complaint;
    this.client = HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(trust).build();
  }

  /** Whom this process believes. */
  static SSLContext trust() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this Java has no TLS", e);
    }
  }

  JSON get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JSON post(String path, JSONBuilder body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  void delete(String path) throws IOException, InterruptedException {
    send(request(path).DELETE());
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token.value());
  }

  private JSON send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = answer(request.build());
    JSON told = json(answer.body());
    boolean good = answer.statusCode() >= OK && answer.statusCode() < NOT_OK;
    Optional<String> problem = complaint.apply(told);
    if (!good || problem.isPresent()) {
      throw new IOException(
          "%s says no (%d): %s"
              .formatted(
                  base.getHost(), answer.statusCode(), problem.orElse("and does not say why")));
    }
    return told;
  }

  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    } catch (IOException e) {
      throw new IOException(base.getHost() + " does not answer: " + Complaint.of(e), e);
    }
  }

  /** Of what is no JSON, such as the page of something in between, nothing. */
  private static JSON json(byte[] body) {
    try {
      return body.length == 0 ? JSON.empty() : JSON.parse(new String(body, StandardCharsets.UTF_8));
    } catch (AcmeProtocolException e) {
      return JSON.empty();
    }
  }
}
