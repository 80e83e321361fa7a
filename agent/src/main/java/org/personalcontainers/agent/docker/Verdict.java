package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
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

  /** Where nothing that was asked for is a reason to say no. */
  static Answer unheard(Reply reply) {
    return new Answer.Unanswered(reason(reply));
  }

  /** What is read from it, where it says something that makes sense. */
  static <T> Fact<T> knowing(Reply reply, String path, Function<JsonNode, Fact<T>> read) {
    try {
      return reply instanceof Reply.Ok(JsonNode body) ? read.apply(body) : unknown(reply);
    } catch (IllegalArgumentException e) {
      return Fact.unknown("Docker's answer to " + path + " makes no sense: " + e.getMessage());
    }
  }

  static <T> Fact<T> unknown(Reply reply) {
    return Fact.unknown(reason(reply));
  }

  private static String reason(Reply reply) {
    return switch (reply) {
      case Reply.Ok ok -> "Docker's answer has no such part";
      case Reply.Failed failed -> failed.message();
      case Reply.Silent(String reason) -> reason;
      case Reply.Absent(String reason) -> reason;
    };
  }
}
