package org.personalcontainers.manager.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.fuzz.Fuzz;

class LetterTest {
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName PI3 = new NodeName("pi3");

  @Test
  void whatWasSealedIsReadAgain() {
    for (Letter.Kind kind : Letter.Kind.values()) {
      byte[] sealed = new Letter(kind, Long.MIN_VALUE + 7, new byte[] {1, 2, 3}).sealed();
      Letter opened = Letter.open(sealed, 0, sealed.length).orElseThrow();
      assertEquals(kind, opened.kind());
      assertEquals(Long.MIN_VALUE + 7, opened.number());
      assertArrayEquals(new byte[] {1, 2, 3}, opened.words());
    }
  }

  @Test
  void anyOtherBytesAreNoLetter() {
    assertFalse(Letter.open(new byte[8], 0, 8).isPresent(), "too short");
    assertFalse(Letter.open(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 9).isPresent(), "no kind");
    assertFalse(Letter.open(new byte[0], 0, 9 + Group.HEAVIEST + 1).isPresent(), "too heavy");
  }

  /** It was none of ours. */
  private static final class NoLetter extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void hostileBytesAreALetterOrNone() {
    Fuzz.of(LetterTest.class, "letter", NoLetter.class)
        .samples(
            List.of(
                new Letter(Letter.Kind.QUESTION, 1, new byte[20]).sealed(),
                new Letter(Letter.Kind.NEWS, 0, new byte[0]).sealed()))
        .words("?", "!", ".")
        .play(
            bytes ->
                assertArrayEquals(
                    bytes,
                    Letter.open(bytes, 0, bytes.length).orElseThrow(NoLetter::new).sealed()));
  }

  @Test
  void onlyTheOneWhoWasAskedMayAnswer() throws IOException {
    Questions questions = new Questions();
    byte[] answer =
        questions.ask(
            PI2,
            Duration.ofSeconds(30),
            number -> {
              questions.answered(PI3, number, new byte[] {3});
              questions.answered(PI2, number + 1, new byte[] {4});
              questions.answered(PI2, number, new byte[] {2});
            });
    assertArrayEquals(new byte[] {2}, answer);
  }

  @Test
  void silenceEndsWithTheLimit() {
    Questions questions = new Questions();
    IOException late =
        assertThrows(
            IOException.class, () -> questions.ask(PI2, Duration.ofMillis(1), number -> {}));
    assertEquals("the manager on pi2 gave no answer within 1 ms", late.getMessage());
  }
}
