package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot travel is found out before anything is sent. */
class CodecsTest {
  public record Strange(Thread thread) {}

  record Hidden(String name) {}

  public sealed interface Ambiguous {
    record One(String kind) implements Ambiguous {}
  }

  public sealed interface Twins {
    record One(String name) implements Twins {}

    sealed interface More extends Twins {
      record One(String name) implements More {}
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Strange.class, Hidden.class, Ambiguous.class, Twins.class, Object.class})
  void refusesWhatHasNoForm(Class<?> type) {
    assertThrows(IllegalStateException.class, () -> new Codecs().of(type));
  }

  @Test
  void saysWhatToDo() {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> new Codecs().of(Strange.class));
    assertTrue(refused.toString().contains("give it one in Codecs"), refused.toString());
  }
}
