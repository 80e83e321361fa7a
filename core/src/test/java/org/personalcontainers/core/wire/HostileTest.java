package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.node.Observation;

/** Whatever comes in: it is read, or refused with a place, within bounds. */
class HostileTest {
  private static final Codecs CODECS = new Codecs();
  private static final Limits SMALL = new Limits(1000, 4, 20);
  private static final List<Json> OTHERS =
      List.of(
          new Json.Nothing(),
          new Json.Truth(true),
          new Json.Whole(Long.MIN_VALUE),
          new Json.Other("1e9"),
          new Json.Text(""),
          new Json.Text("P99999999999999999999D"),
          new Json.Items(List.of()),
          new Json.Fields(new LinkedHashMap<>()));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1 2]",
        "[,]",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{'a':1}",
        "{\"a\":1}x",
        "1 2",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "0x1",
        "NaN",
        "tru",
        "nul",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\ufeff1",
        "\"\\u٠٠٠٠\"",
        "// a\n1",
        "True"
      })
  void refusesWhatIsNoJson(String text) {
    assertThrows(Unreadable.class, () -> Parser.parse(utf8(text), SMALL));
  }

  @Test
  void refusesAKeyThatComesTwice() {
    Unreadable refused =
        assertThrows(
            Unreadable.class, () -> Parser.parse(utf8("{\"a\":1,\"b\":2,\"a\":1}"), SMALL));
    assertEquals("character 14: a key comes twice", refused.getMessage());
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] bytes = {'"', (byte) 0xc3, '"'};
    assertThrows(Unreadable.class, () -> Parser.parse(bytes, SMALL));
  }

  @Test
  void refusesWhatIsTooDeepTooLongOrTooMuch() {
    Parser.parse(utf8("[[[[]]]]"), SMALL);
    assertThrows(Unreadable.class, () -> Parser.parse(utf8("[[[[[]]]]]"), SMALL));
    Parser.parse(utf8("\"" + "x".repeat(998) + "\""), SMALL);
    assertThrows(Unreadable.class, () -> Parser.parse(utf8("\"" + "x".repeat(999) + "\""), SMALL));
    Parser.parse(utf8("[1" + ",1".repeat(18) + "]"), SMALL);
    assertThrows(Unreadable.class, () -> Parser.parse(utf8("[1" + ",1".repeat(19) + "]"), SMALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[[],", "[", "\"\\", "1", "{\"a\":{\"b\":["})
  void refusesMegabytesWithoutHarm(String piece) {
    byte[] much = utf8(piece.repeat((1 << 20) / piece.length()));
    assertThrows(Unreadable.class, () -> Wire.readOrder(much));
    assertThrows(Unreadable.class, () -> Wire.readObservation(much));
  }

  @Test
  void saysLittleOfWhatCameIn() {
    String step =
        "{\"kind\":\"write-hosts\",\"node\":\"" + "x".repeat(100_000) + "\",\"hosts\":{}}";
    String fence = "\"fence\":{\"epoch\":1,\"term\":2,\"revision\":3}";
    Unreadable refused =
        assertThrows(
            Unreadable.class, () -> Wire.readOrder(utf8("{" + fence + ",\"step\":" + step + "}")));
    assertEquals("$.step.node", refused.place());
    assertTrue(refused.toString().length() < 500);
  }

  @Property(tries = 100)
  void refusesWhatIsCutOff(@ForAll long seed) {
    byte[] whole = Wire.write((Observation) Values.wild(seed).of(Observation.class));
    int length = new Random(seed).nextInt(whole.length);
    assertThrows(Unreadable.class, () -> Wire.readObservation(Arrays.copyOf(whole, length)));
  }

  @Property(tries = 300)
  void readsOrRefusesAnyBytes(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 300)
  void readsOrRefusesWhatWasDamaged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = Wire.write((Order.Known) Values.wild(seed).of(Order.Known.class));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
    }
    readOrRefuse(bytes);
  }

  /** Well-formed, but with other values in the wrong places. */
  @Property(tries = 300)
  void readsOrRefusesWhatWasMixedUp(@ForAll long seed) {
    Random random = new Random(seed);
    for (Class<?> message : Shapes.MESSAGES) {
      Json json = CODECS.of(message).write(Values.wild(seed).of(message));
      readOrRefuse(utf8(Printer.onOneLine(mixedUp(json, random))));
    }
  }

  private static Json mixedUp(Json json, Random random) {
    if (random.nextInt(20) == 0) {
      return OTHERS.get(random.nextInt(OTHERS.size()));
    }
    return switch (json) {
      case Json.Items(var items) ->
          new Json.Items(items.stream().map(item -> mixedUp(item, random)).toList());
      case Json.Fields(var fields) -> {
        SequencedMap<String, Json> mixed = new LinkedHashMap<>();
        fields.forEach((name, value) -> mixed.put(name, mixedUp(value, random)));
        yield new Json.Fields(mixed);
      }
      case Json.Text text -> text;
      case Json.Whole whole -> whole;
      case Json.Other other -> other;
      case Json.Truth truth -> truth;
      case Json.Nothing nothing -> nothing;
    };
  }

  private static void readOrRefuse(byte[] bytes) {
    List<Runnable> readers =
        List.of(
            () -> Wire.readObservation(bytes),
            () -> Wire.readSighting(bytes),
            () -> Wire.readSecret(bytes),
            () -> Wire.readDispatch(bytes),
            () -> Wire.readOrder(bytes),
            () -> Wire.readResult(bytes),
            () -> Wire.readLedger(bytes),
            () -> Wire.readSpec(bytes));
    for (Runnable reader : readers) {
      try {
        reader.run();
      } catch (Unreadable refused) {
        assertTrue(!refused.place().isEmpty());
      }
    }
  }
}
