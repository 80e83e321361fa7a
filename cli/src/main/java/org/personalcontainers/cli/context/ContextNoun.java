package org.personalcontainers.cli.context;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl context ...}. */
public final class ContextNoun implements Noun {
  @Override
  public String name() {
    return "context";
  }

  @Override
  public String summary() {
    return "Clusters that pcctl asks from elsewhere";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new Add(), new ContextLs(), new Use(), new ContextRm());
  }
}
