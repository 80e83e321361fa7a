package org.personalcontainers.lab.drill;

import java.util.List;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Status;

/**
 * A moment of a cluster's making.
 *
 * @param deed what is done, as the manager tells it
 */
record Moment(String deed, Phase phase) {
  enum Phase {
    /** While a node does it; where that is too short to be seen, right after. */
    IN("in"),
    AFTER("after");

    private final String word;

    Phase(String word) {
      this.word = word;
    }
  }

  /** The node that does it. */
  String node() {
    return deed.split(":", 2)[0];
  }

  boolean isTold(List<Events.Event> events) {
    return events.stream().map(Moment::deedOf).anyMatch(deed::equals);
  }

  /** What is told of a node begins with its name, or does not. */
  private static String deedOf(Events.Event event) {
    String prefix = event.node().map(node -> node + ": ").orElse("");
    return event.text().startsWith(prefix) ? event.text() : prefix + event.text();
  }

  boolean isDone(Status status) {
    return phase == Phase.IN
        && status.nodes().stream()
            .flatMap(node -> node.doing().stream())
            .anyMatch(doing -> doing.text().equals(deed));
  }

  @Override
  public String toString() {
    return phase.word + " \"" + deed + "\"";
  }
}
