package org.personalcontainers.cli.cluster;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl cluster ...}. */
public final class ClusterNoun implements Noun {
  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String summary() {
    return "The cluster as a whole: what is declared";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new Show());
  }
}
