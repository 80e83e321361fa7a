package org.personalcontainers.cli.word;

/** What a person may type at one place: a noun with verbs behind it, or a verb. */
public sealed interface Word permits Noun, Verb {
  String name();

  /** One line for the list of words that a help page shows. */
  String summary();
}
