package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;

/**
 * The hosts file. A name that is not in it makes the whole daemon wait for a resolver, for 10 to 40
 * seconds.
 */
final class HostNames {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Programs programs;

  HostNames(Programs programs) {
    this.programs = programs;
  }

  /** What stands in the way of an order that names these nodes. */
  Optional<Answer> obstacle(Collection<NodeName> names) {
    return names.stream().distinct().flatMap(name -> obstacle(name).stream()).findFirst();
  }

  private Optional<Answer> obstacle(NodeName name) {
    return switch (programs.run(LIMIT, List.of("getent", "-s", "files", "hosts", name.value()))) {
      case Programs.Outcome.Ended(int exit, String out, String err) ->
          exit == 0
              ? Optional.empty()
              : Optional.of(new Answer.Refused(name + " is not in the hosts file"));
      case Programs.Outcome.GivenUp(String reason) -> Optional.of(new Answer.Unanswered(reason));
      case Programs.Outcome.NotStarted(String reason) -> Optional.of(new Answer.Unanswered(reason));
    };
  }
}
