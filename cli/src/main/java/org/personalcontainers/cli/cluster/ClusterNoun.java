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
    return "The cluster as a whole: what is declared, and how it stands";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(
        new Bootstrap(),
        new Key(),
        new Invite(),
        new Show(),
        new Edit(),
        new Plan(),
        new Apply(),
        new Approvals(),
        new Approve(),
        new StatusVerb(),
        new HistoryVerb(),
        new Rollback());
  }
}
