package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl stack ...}. */
public final class StackNoun implements Noun {
  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String summary() {
    return "Containers that belong together, from one compose file";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(
        new CatalogueVerb(),
        new Deploy(),
        new StackDiff(),
        new Check(),
        new StackLs(),
        new StackPs(),
        new StackLogsVerb(),
        new StackStart(),
        new StackStop(),
        new StackRollback(),
        new StackRm());
  }
}
