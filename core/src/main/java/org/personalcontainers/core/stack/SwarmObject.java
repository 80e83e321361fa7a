package org.personalcontainers.core.stack;

import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/**
 * A config or secret as swarm is to keep it.
 *
 * @param content in base64
 * @param templating the driver that fills it in on each node
 */
public record SwarmObject(
    String content, SortedMap<String, String> labels, Optional<String> templating) {
  public SwarmObject {
    labels = Ordered.copy(labels);
  }

  public static SwarmObject of(
      byte[] content, SortedMap<String, String> labels, Optional<String> templating) {
    return new SwarmObject(Base64.getEncoder().encodeToString(content), labels, templating);
  }

  @Override
  public String toString() {
    return "SwarmObject[***]";
  }
}
