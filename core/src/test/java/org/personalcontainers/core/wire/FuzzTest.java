package org.personalcontainers.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.fuzz.Fuzz;

/** What agents and managers say to each other, tampered with. */
class FuzzTest {
  private static final int SAMPLES = 20;
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "1e999",
    "\\u0000",
    "\\ud800",
    "\"kind\":",
    "\"known\":",
    "\"unknown\":\"\"",
    "{\"kind\":\"",
    "[[[[[[[[",
    "P1D",
    "PT-1S",
    "0.0.0.0",
    "\ufeff"
  };

  private static Fuzz fuzz(String name, Class<?> message) {
    Codec codec = new Codecs().of(message);
    List<byte[]> samples = new ArrayList<>();
    for (long seed = 0; seed < SAMPLES; seed++) {
      String json = Printer.onOneLine(codec.write(Values.wild(seed).of(message)));
      samples.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return Fuzz.of(FuzzTest.class, name, Unreadable.class).samples(samples).words(WORDS);
  }

  @Test
  void observations() {
    fuzz("observation", Observation.class).play(Wire::readObservation);
  }

  @Test
  void orders() {
    List<byte[]> samples = new ArrayList<>();
    for (long seed = 0; seed < SAMPLES; seed++) {
      Order.Known order = (Order.Known) Values.wild(seed).of(Order.Known.class);
      samples.add(Wire.write(order));
      samples.add(Wire.write(order, Cargo.of(new JoinSecret("SWMTKN-1-0-0"))));
      samples.add(Wire.write(order, Cargo.of((Rendered) Values.wild(seed).of(Rendered.class))));
    }
    Fuzz.of(FuzzTest.class, "order", Unreadable.class)
        .samples(samples)
        .words(WORDS)
        .play(
            bytes -> {
              if (bytes.length % 2 == 0) {
                Wire.readOrder(bytes);
              } else {
                Wire.readDispatch(bytes);
              }
            });
  }

  @Test
  void results() {
    fuzz("result", StepResult.class).play(Wire::readResult);
  }

  /** Of a manager's own disk: an SD card loses bits. */
  @Test
  void ledgers() {
    fuzz("ledger", Ledger.class).play(Wire::readLedger);
  }
}
