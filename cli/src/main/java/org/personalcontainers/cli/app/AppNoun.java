package org.personalcontainers.cli.app;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl app ...}. */
public final class AppNoun implements Noun {
  @Override
  public String name() {
    return "app";
  }

  @Override
  public String summary() {
    return "An image and a domain, and nothing more";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(
        new AppDeploy(),
        new AppLs(),
        new AppLogs(),
        new AppUpdate(),
        new AppRollback(),
        new AppRm());
  }
}
