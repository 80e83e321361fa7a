package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl node ...}. */
public final class NodeNoun implements Noun {
  @Override
  public String name() {
    return "node";
  }

  @Override
  public String summary() {
    return "The machines: what they do, and what they may do";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(
        new NodeLs(),
        new NodeShow(),
        new Admit(),
        new Replace(),
        new Label(),
        new Drain(),
        new Activate(),
        new NodeRm());
  }
}
