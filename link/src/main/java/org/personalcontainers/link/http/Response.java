package org.personalcontainers.link.http;

import java.nio.charset.StandardCharsets;

/**
 * What a handler answers.
 *
 * @param type the content type; empty where there is no body
 * @param body shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
public record Response(int status, String type, byte[] body) {
  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("an answer cannot have the status " + status);
    }
    if (type.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a content type has no control characters");
    }
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

  /** 204: done, and there is nothing to say. */
  public static Response nothing() {
    return new Response(204, "", new byte[0]);
  }
}
