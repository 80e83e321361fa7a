package org.personalcontainers.gluster.host;

import java.util.function.Function;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.status.Fact;

/** What the gluster command said. Its exit code says nothing: it is 0 for most failures. */
sealed interface Reply {
  /** The daemon did what it was told, or told what it was asked. */
  record Told(Element output) implements Reply {}

  record Denied(int number, String text) implements Reply {}

  /** No word from the daemon, or none that makes sense: nobody knows what it did. */
  record Silent(String reason) implements Reply {}

  default <T> Fact<T> fact(Function<Element, T> reading) {
    return switch (this) {
      case Told(Element output) -> read(output, reading);
      case Denied(int number, String text) -> Fact.unknown(text + " (" + number + ")");
      case Silent(String reason) -> Fact.unknown(reason);
    };
  }

  private static <T> Fact<T> read(Element output, Function<Element, T> reading) {
    try {
      return Fact.known(reading.apply(output));
    } catch (UnfitAnswer e) {
      return Fact.unknown("Gluster's answer makes no sense: " + e.getMessage());
    }
  }

  default Answer answer() {
    return switch (this) {
      case Told told -> new Answer.Done();
      case Denied(int number, String text) -> Denial.answer(text);
      case Silent(String reason) -> new Answer.Unanswered(reason);
    };
  }
}
