package org.personalcontainers.cli.network;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl network ...}. */
public final class NetworkNoun implements Noun {
  @Override
  public String name() {
    return "network";
  }

  @Override
  public String summary() {
    return "The networks that containers share";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new NetworkLs());
  }
}
