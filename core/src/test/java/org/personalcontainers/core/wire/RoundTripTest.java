package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.step.StepResult;

class RoundTripTest {
  private static final Codecs CODECS = new Codecs();

  @Property(tries = 60)
  void readsEveryKindAsItWasWritten(@ForAll long seed) {
    for (Class<?> type : Shapes.ofKinds()) {
      for (Class<?> leaf : Codecs.leaves(type)) {
        Object value = Values.wild(seed).of(leaf);
        assertEquals(value, there(CODECS.of(type), value));
      }
    }
  }

  private static Object there(Codec codec, Object value) {
    byte[] sent = Printer.onOneLine(codec.write(value)).getBytes(StandardCharsets.UTF_8);
    return codec.read(Parser.parse(sent, Limits.CLUSTER));
  }

  @Property(tries = 60)
  void readsEveryMessageAsItWasWritten(@ForAll long seed) {
    Values values = Values.wild(seed);
    Observation observation = (Observation) values.of(Observation.class);
    assertEquals(observation, Wire.readObservation(Wire.write(observation)));
    Order.Known order = (Order.Known) values.of(Order.Known.class);
    assertEquals(order, Wire.readOrder(Wire.write(order)));
    StepResult result = (StepResult) values.of(StepResult.class);
    assertEquals(result, Wire.readResult(Wire.write(result)));
    Ledger ledger = (Ledger) values.of(Ledger.class);
    assertEquals(ledger, Wire.readLedger(Wire.write(ledger)));
    ClusterSpec spec = (ClusterSpec) values.of(ClusterSpec.class);
    assertEquals(spec, Wire.readSpec(Wire.write(spec)));
  }

  @Property(tries = 60)
  void writesTheSameForPeople(@ForAll long seed) {
    Json json = CODECS.of(Observation.class).write(Values.wild(seed).of(Observation.class));
    byte[] printed = Printer.forPeople(json).getBytes(StandardCharsets.UTF_8);
    assertEquals(json, Parser.parse(printed, Limits.CLUSTER));
  }

  @Test
  void carriesNoSecret() {
    assertTrue(Shapes.all().size() > 80, "the search for what travels found too little");
    assertTrue(!Shapes.all().contains(JoinToken.class));
  }
}
