package org.personalcontainers.link.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What a handler answers.
 *
 * @param type the content type; empty where there is no body
 * @param body shared, not copied
 * @param retryAfter when to ask again, for who asked too much
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
public record Response(int status, String type, byte[] body, Optional<Duration> retryAfter) {
  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("an answer cannot have the status " + status);
    }
    if (type.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a content type has no control characters");
    }
  }

  public Response(int status, String type, byte[] body) {
    this(status, type, body, Optional.empty());
  }

  public static Response json(byte[] body) {
    return json(200, body);
  }

  public static Response json(int status, byte[] body) {
    return new Response(status, "application/json", body);
  }

  public static Response text(int status, String text) {
    return new Response(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** 429: not now, but after a while. */
  public static Response later(Duration wait, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Response(429, "text/plain; charset=utf-8", body, Optional.of(wait));
  }

  /** 204: done, and there is nothing to say. */
  public static Response nothing() {
    return new Response(204, "", new byte[0]);
  }
}
