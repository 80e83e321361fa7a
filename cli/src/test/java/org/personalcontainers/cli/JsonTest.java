package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.output.Json;
import org.personalcontainers.cli.output.Value;

final class JsonTest {
  @Test
  void escapesWhatWouldBreakALineOrATerminal() {
    assertEquals(
        "\"\\\"\\\\\\u000a\\u001b\\u007f\\u0085 é 🙂\"",
        Json.quoted("\"\\\n\u001b\u007f\u0085 é 🙂"));
  }

  @Test
  void indentsWhatIsInside() {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("b", new Value.Items(List.of(new Value.Literal("1"), new Value.Text("2"))));
    fields.put("a", new Value.Items(List.of()));
    assertEquals(
        """
        {
          "b": [
            1,
            "2"
          ],
          "a": []
        }""",
        Json.of(new Value.Fields(fields)));
  }
}
