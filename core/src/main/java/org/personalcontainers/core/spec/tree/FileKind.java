package org.personalcontainers.core.spec.tree;

import java.util.Optional;

/** Which file is read: what its problems call it, and what it holds at least. */
public interface FileKind {
  /** As a person calls it, such as cluster.yml. */
  String file();

  /** What a person would write to begin with. */
  String least();

  /** A line that such a file may hold. */
  String line();

  /** Where a key belongs, for one that stands in the wrong group. */
  Optional<String> homeOf(String key);

  /** What becomes of anchors, aliases and merge keys. */
  default Copies copies() {
    return Copies.REFUSED;
  }

  enum Copies {
    REFUSED,
    FOLLOWED
  }
}
