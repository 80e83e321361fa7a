package org.personalcontainers.cli.cert;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl cert ...}. */
public final class CertNoun implements Noun {
  @Override
  public String name() {
    return "cert";
  }

  @Override
  public String summary() {
    return "The certificates by which what runs answers over HTTPS";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new CertLs(), new CertRenew());
  }
}
