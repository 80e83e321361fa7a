package org.personalcontainers.core.spec.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.tree.Findings;

/** The section {@code failover}. */
final class FailoverSection {
  static final List<String> KEYS = List.of("after");

  private static final Form<Duration> AFTER =
      new Form<>("6s", scalar -> Durations.failover(scalar.text()));

  private final Findings findings;

  FailoverSection(Findings findings) {
    this.findings = findings;
  }

  Optional<Failover> read(Fields root) {
    return root.group("failover", "failover: {after: 6s}")
        .map(group -> new Fields(findings, root.path("failover"), group, KEYS))
        .flatMap(
            fields ->
                fields.orDefault(
                    "after", AFTER, Durations.SHORTEST_FAILOVER, "the soonest that is safe"))
        .map(Failover::new);
  }
}
