package org.personalcontainers.cli.word;

import java.util.List;

/** A kind of thing, and what may be done to it. */
public non-sealed interface Noun extends Word {
  /** Made when asked for: start-up pays for the noun that was typed, not for all of them. */
  List<Verb> verbs();
}
