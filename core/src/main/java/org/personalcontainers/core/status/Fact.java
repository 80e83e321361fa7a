package org.personalcontainers.core.status;

import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of thing that was looked at. Unknown is not absent: a glusterd that does not answer has
 * not "no volumes".
 */
public sealed interface Fact<T> {
  record Known<T>(T value) implements Fact<T> {}

  record Unknown<T>(String reason) implements Fact<T> {}

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Fact<T> unknown(String reason) {
    return new Unknown<>(reason);
  }

  /** What follows from it where it is known. */
  default <R> Fact<R> then(Function<T, Fact<R>> next) {
    return switch (this) {
      case Known<T>(T value) -> next.apply(value);
      case Unknown<T>(String reason) -> unknown(reason);
    };
  }

  default <R> Fact<R> map(Function<T, R> change) {
    return then(value -> known(change.apply(value)));
  }

  /** The value where it is known. An empty answer never means that the thing is absent. */
  default Optional<T> ifKnown() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case Unknown<T> unknown -> Optional.empty();
    };
  }
}
