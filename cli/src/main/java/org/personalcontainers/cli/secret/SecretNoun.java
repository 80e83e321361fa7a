package org.personalcontainers.cli.secret;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl secret ...}. */
public final class SecretNoun implements Noun {
  @Override
  public String name() {
    return "secret";
  }

  @Override
  public String summary() {
    return "What containers must know and nobody shall read";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new SecretSet(), new SecretLs(), new SecretRotate(), new SecretRm());
  }
}
