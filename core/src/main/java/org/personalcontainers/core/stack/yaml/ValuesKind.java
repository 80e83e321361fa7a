package org.personalcontainers.core.stack.yaml;

import java.util.Optional;
import org.personalcontainers.core.spec.tree.FileKind;

/** A file of values, such as .env. */
enum ValuesKind implements FileKind {
  ENV;

  @Override
  public String file() {
    return "file of values";
  }

  @Override
  public String least() {
    return "write a line such as " + line();
  }

  @Override
  public String line() {
    return "DOMAIN=example.org";
  }

  @Override
  public Optional<String> homeOf(String key) {
    return Optional.empty();
  }
}
