package org.personalcontainers.core.stack;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/**
 * A stack as swarm takes it. Secrets may have been filled in.
 *
 * @param compose what {@code docker stack deploy} reads, with nothing beside it
 * @param configs what swarm has to keep before that
 * @param secrets the same
 */
public record Rendered(
    String compose,
    SortedMap<HashedName, SwarmObject> configs,
    SortedMap<HashedName, SwarmObject> secrets) {
  public Rendered {
    configs = Ordered.copy(configs);
    secrets = Ordered.copy(secrets);
  }

  /** Of all of it: the names of configs and secrets stand in the file, and tell theirs. */
  public ContentHash content() {
    return ContentHash.of(compose.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Rendered[***]";
  }
}
