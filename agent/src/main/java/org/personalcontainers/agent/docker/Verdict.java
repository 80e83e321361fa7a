package org.personalcontainers.agent.docker;

import java.util.List;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.status.Fact;

/** What a reply means for who asked. */
final class Verdict {
  private static final String OLDER_VERSION = "update out of sequence";

  /** Where Docker says no with a code by which it also says that it does not know. */
  private static final List<String> REFUSALS =
      List.of("already part of a swarm", "not part of a swarm", "not a swarm manager");

  private Verdict() {}

  /**
   * A code of 500 and more does not tell whether it was done: a leader that was lost on the way may
   * have done it.
   */
  static Answer of(Reply reply) {
    return switch (reply) {
      case Reply.Ok ok -> new Answer.Done();
      case Reply.Failed failed when failed.message().contains(OLDER_VERSION) ->
          new Answer.Outdated(failed.message());
      case Reply.Failed failed when isRefusal(failed) -> new Answer.Refused(failed.message());
      case Reply.Failed failed -> new Answer.Unanswered(failed.message());
      case Reply.Silent(String reason) -> new Answer.Unanswered(reason);
      case Reply.Absent(String reason) -> new Answer.Unanswered(reason);
    };
  }

  private static boolean isRefusal(Reply.Failed failed) {
    return failed.status() < 500 || REFUSALS.stream().anyMatch(failed.message()::contains);
  }

  static <T> Fact<T> unknown(Reply reply) {
    return switch (reply) {
      case Reply.Ok ok -> Fact.unknown("Docker's answer has no such part");
      case Reply.Failed failed -> Fact.unknown(failed.message());
      case Reply.Silent(String reason) -> Fact.unknown(reason);
      case Reply.Absent(String reason) -> Fact.unknown(reason);
    };
  }
}
