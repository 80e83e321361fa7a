package org.personalcontainers.core.api;

import java.util.List;

/** All that is known of one node: each fact has a name and a text. */
public record Member(Status.Node node, List<Fact> facts, List<Planned.Wait> waiting) {
  public Member {
    facts = List.copyOf(facts);
    waiting = List.copyOf(waiting);
  }

  /** Something that its agent saw. */
  public record Fact(String name, String text) {}
}
