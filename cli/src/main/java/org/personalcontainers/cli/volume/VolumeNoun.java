package org.personalcontainers.cli.volume;

import java.util.List;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;

/** {@code pcctl volume ...}. */
public final class VolumeNoun implements Noun {
  @Override
  public String name() {
    return "volume";
  }

  @Override
  public String summary() {
    return "Where data is kept";
  }

  @Override
  public List<Verb> verbs() {
    return List.of(new VolumeLs(), new VolumeStatus());
  }
}
