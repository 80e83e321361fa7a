package org.personalcontainers.core.stack;

import java.util.Optional;
import java.util.TreeMap;

/**
 * A secret that the cluster keeps, as it is now.
 *
 * @param content in base64
 * @param mark another one for each content, by which nobody can try out what the content is
 */
public record KeptSecret(String content, ContentHash mark) {
  SwarmObject object() {
    return new SwarmObject(content, new TreeMap<>(), Optional.empty());
  }

  @Override
  public String toString() {
    return "KeptSecret[***]";
  }
}
