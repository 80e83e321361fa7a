package org.personalcontainers.core.stack;

import java.util.Optional;

/** A config or secret of a stack: where its content comes from, and the name that it was given. */
public record FileObject(ResourceName key, Optional<ResourceName> name, Source source) {
  public sealed interface Source {}

  /** It is brought along. */
  public record Local(LocalPath path) implements Source {}

  /** It stands in the compose file, or among the values. */
  public record Inline(Value content) implements Source {}

  /** It is there already: swarm has it, or the cluster keeps it. */
  public record External() implements Source {}

  /** A driver gets it. */
  public record Driven() implements Source {}
}
