package org.personalcontainers.link.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What came back, whole.
 *
 * @param fields its headers, by name in small letters
 * @param retryAfter when to ask again, where that is told
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
public record Answer(
    int status,
    SortedMap<String, List<String>> fields,
    byte[] body,
    Optional<Duration> retryAfter) {
  /** The content type, or nothing. */
  public String type() {
    return String.join(", ", fields.getOrDefault("content-type", List.of()));
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
