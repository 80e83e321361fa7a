package org.personalcontainers.link.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What came back, whole.
 *
 * @param type the content type, or nothing
 * @param retryAfter when to ask again, where that is told
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
public record Answer(int status, String type, byte[] body, Optional<Duration> retryAfter) {
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
