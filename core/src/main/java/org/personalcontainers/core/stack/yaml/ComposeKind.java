package org.personalcontainers.core.stack.yaml;

import java.util.Optional;
import org.personalcontainers.core.spec.tree.FileKind;

/** A compose file. */
enum ComposeKind implements FileKind {
  COMPOSE;

  @Override
  public String file() {
    return "compose file";
  }

  @Override
  public String least() {
    return "write at least: services: {web: {image: nginx}}";
  }

  @Override
  public String line() {
    return "services:, and below it web: {image: nginx}";
  }

  @Override
  public Optional<String> homeOf(String key) {
    return Optional.empty();
  }

  @Override
  public Copies copies() {
    return Copies.FOLLOWED;
  }
}
