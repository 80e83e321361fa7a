package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** Another part's own records travel as the core's do. */
class FormTest {
  public enum Side {
    AT_THE_DOOR
  }

  public record Note(
      NodeName from,
      Side side,
      Instant at,
      List<String> lines,
      SortedMap<String, Integer> counts,
      Optional<String> before) {}

  private static final Form<Note> FORM = Form.of(Note.class);

  private static Note note(Optional<String> before) {
    return new Note(
        new NodeName("pi1"),
        Side.AT_THE_DOOR,
        Instant.parse("2026-11-21T08:00:00.000000007Z"),
        List.of("a", "b"),
        new TreeMap<>(java.util.Map.of("x", 1)),
        before);
  }

  @Test
  void aRecordComesBackAsItWas() {
    Note note = note(Optional.empty());
    assertEquals(
        "{\"from\":\"pi1\",\"side\":\"at-the-door\",\"at\":\"2026-11-21T08:00:00.000000007Z\","
            + "\"lines\":[\"a\",\"b\"],\"counts\":{\"x\":1}}",
        new String(FORM.write(note), StandardCharsets.UTF_8));
    assertEquals(note, FORM.read(FORM.write(note)));
    assertEquals(note, FORM.read(FORM.forPeople(note).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void saysWhereItIsWrong() {
    byte[] wrong = "{\"from\":\"pi1\",\"side\":\"inside\"}".getBytes(StandardCharsets.UTF_8);
    Unreadable refused = assertThrows(Unreadable.class, () -> FORM.read(wrong));
    assertEquals("$.side", refused.place());
  }

  @Test
  void aMessageIsSmallerThanWhatIsKept() {
    byte[] padded = (" ".repeat(2 << 20) + "\"pi1\"").getBytes(StandardCharsets.UTF_8);
    Unreadable refused = assertThrows(Unreadable.class, () -> Form.of(NodeName.class).read(padded));
    assertTrue(refused.toString().contains("1048576"), refused.toString());
    assertEquals(new NodeName("pi1"), Form.large(NodeName.class).read(padded));
  }
}
