package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StepResult;

/** Agents and managers of different versions understand each other, or say what they don't. */
class VersionsTest {
  private static final String FENCE = "\"fence\":{\"epoch\":1,\"term\":2,\"revision\":3}";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Order order(String step) {
    return Wire.readOrder(utf8("{" + FENCE + ",\"step\":" + step + "}"));
  }

  @Test
  void passesOverFieldsOfANewerManager() {
    Order order =
        Wire.readOrder(
            utf8(
                "{\"deadline\":1.5,\"fence\":{\"epoch\":1,\"term\":2,\"revision\":3,\"shard\":null},"
                    + "\"step\":{\"kind\":\"keep-glusterd\",\"node\":\"pi1\",\"mood\":[{\"a\":1}]}}"));
    assertEquals(
        new Order.Known(new Fence(1, 2, 3), new HostStep.KeepGlusterd(new NodeName("pi1"))), order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"brew-coffee\",\"node\":\"pi1\",\"sugar\":2}",
        "{\"kind\":\"brew-coffee\"}",
      })
  void answersAStepThatItDoesNotKnow(String step) {
    Order.Newer newer = assertInstanceOf(Order.Newer.class, order(step));
    assertEquals(new Fence(1, 2, 3), newer.fence());
    assertEquals(new StepResult.Unsupported("brew-coffee"), newer.answer());
  }

  @Test
  void answersAKnownStepWithAConstantThatItDoesNotKnow() {
    Order newer =
        order(
            "{\"kind\":\"set-availability\",\"node\":\"pi1\",\"member\":\"m\",\"name\":\"pi2\","
                + "\"availability\":\"asleep\",\"version\":4}");
    assertEquals(new Order.Newer(new Fence(1, 2, 3), "set-availability"), newer);
  }

  @Test
  void performsNothingThatIsIncomplete() {
    Unreadable refused =
        assertThrows(Unreadable.class, () -> order("{\"kind\":\"write-hosts\",\"node\":\"pi1\"}"));
    assertEquals("$.step.hosts: it is missing", refused.getMessage());
  }

  @Test
  void namesThePlaceOfAValueThatIsWrong() {
    Unreadable refused =
        assertThrows(
            Unreadable.class,
            () ->
                order(
                    "{\"kind\":\"write-firewall\",\"node\":\"pi1\",\"nodes\":[\"10.0.0.1\",\"x\"]}"));
    assertEquals("$.step.nodes[1]", refused.place());
  }

  private static NodeStatus status(String facts) {
    String text =
        "{\"kind\":\"seen\",\"status\":{\"node\":\"pi1\"" + facts + "},\"jobs\":[],\"load\":0.5}";
    return ((Observation.Seen) Wire.readObservation(utf8(text))).status();
  }

  @Test
  void takesWhatAnOlderAgentDoesNotTellForUnknown() {
    NodeStatus status = status(",\"swarm\":{\"known\":{\"kind\":\"outside\"}}");
    assertEquals(Fact.known(new SwarmMembership.Outside()), status.swarm());
    assertEquals(Fact.unknown("an older agent does not tell it"), status.mounts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"known\":{\"kind\":\"half-inside\"}}",
        "{\"known\":{\"kind\":\"member\",\"id\":\"m\",\"role\":\"witness\"}}",
        "{\"known\":\"outside\"}",
        "{\"known\":null}",
        "{\"guessed\":{\"kind\":\"outside\"}}",
        "{}",
      })
  void takesAFactInAnotherFormForUnknown(String fact) {
    NodeStatus status = status(",\"swarm\":" + fact + ",\"volumes\":{\"known\":{}}");
    Fact.Unknown<?> unknown = assertInstanceOf(Fact.Unknown.class, status.swarm());
    assertTrue(unknown.reason().startsWith("a newer agent"), unknown.reason());
    assertInstanceOf(Fact.Known.class, status.volumes());
  }

  @Test
  void ordersNothingOnANodeThatRunsAStepThatItDoesNotKnow() {
    String text =
        "{\"kind\":\"seen\",\"status\":{\"node\":\"pi1\"},\"jobs\":[{\"step\":{\"kind\":\"brew\"},"
            + FENCE
            + ",\"runningFor\":\"PT1S\"}]}";
    Observation.Unreachable unreachable =
        assertInstanceOf(Observation.Unreachable.class, Wire.readObservation(utf8(text)));
    assertEquals(Duration.ZERO, unreachable.steadyFor());
    assertTrue(unreachable.reason().contains("$.jobs[0].step.kind"), unreachable.reason());
  }

  @Test
  void looksAgainAfterAnOutcomeThatItDoesNotKnow() {
    StepResult result = Wire.readResult(utf8("{\"kind\":\"postponed\",\"until\":3}"));
    assertInstanceOf(StepResult.Retry.class, result);
  }

  @Test
  void refusesALedgerOfANewerVersion() {
    byte[] ledger =
        utf8(
            "{\"cluster\":\"c\",\"revision\":1,\"swarm\":{\"kind\":\"twins\"},\"peers\":{},"
                + "\"ranges\":{},\"volumes\":{},\"approvals\":[]}");
    Unreadable refused = assertThrows(Unreadable.class, () -> Wire.readLedger(ledger));
    assertEquals("$.swarm.kind", refused.place());
  }

  @Test
  void knowsThatNoNumberIsCutDown() {
    for (String version : List.of("1e3", "4.0", "9223372036854775808", "1e999999")) {
      Unreadable refused =
          assertThrows(
              Unreadable.class,
              () ->
                  order(
                      "{\"kind\":\"promote-node\",\"node\":\"pi1\",\"member\":\"m\","
                          + "\"name\":\"pi2\",\"version\":"
                          + version
                          + "}"));
      assertEquals("$.step.version", refused.place());
    }
  }
}
