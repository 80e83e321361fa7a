package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.SwarmObject;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;

class DispatchTest {
  private static final Fence FENCE = new Fence(1, 2, 3);
  private static final Order.Known ORDER =
      new Order.Known(FENCE, new HostStep.WriteHosts(new NodeName("pi1"), new TreeMap<>()));
  private static final JoinSecret SECRET = new JoinSecret("SWMTKN-1-x");

  private static final SwarmObject OBJECT =
      SwarmObject.of(bytes("hunter3"), new TreeMap<>(), Optional.of("golang"));
  private static final Rendered STACK =
      new Rendered(
          "services: {web: {image: nginx, hostname: hunter2}}",
          new TreeMap<>(Map.of(new HashedName("a-1"), OBJECT)),
          new TreeMap<>(Map.of(new HashedName("b-2"), OBJECT)));

  private static final KeyPem KEY = new KeyPem("-----BEGIN PRIVATE KEY-----\nhunter4\n");
  private static final Equipment EQUIPMENT =
      new Equipment(
          new TreeMap<>(
              Map.of(
                  new CertificateName("*.example.org"),
                  new Certificate("-----BEGIN CERTIFICATE-----\nx\n", KEY))),
          new TreeMap<>(Map.of(new Token("a-token-that-is-long-enough"), "proof")));

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_order_comes_with_its_token_or_without() {
    assertComesBack(Cargo.of(SECRET));
    assertComesBack(Cargo.NONE);
    assertEquals(SECRET, Wire.readSecret(Wire.write(SECRET)));
  }

  @Test
  void an_order_comes_with_its_stack() {
    assertComesBack(Cargo.of(STACK));
  }

  @Test
  void an_order_comes_with_its_certificates() {
    assertComesBack(Cargo.of(EQUIPMENT));
  }

  private static void assertComesBack(Cargo cargo) {
    assertEquals(new Dispatch(ORDER, cargo), Wire.readDispatch(Wire.write(ORDER, cargo)));
  }

  @Test
  void a_step_of_a_newer_manager_is_told_from_nonsense() {
    Dispatch dispatch =
        Wire.readDispatch(
            bytes(
                "{\"order\":{\"fence\":{\"epoch\":1,\"term\":2,\"revision\":3},\"step\":{\"kind\":\"fly\"}}}"));
    assertEquals(new Order.Newer(FENCE, "fly"), dispatch.order());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"order\":1}", "{\"token\":\"x\"}", "null"})
  void nonsense_is_refused(String json) {
    assertThrows(Unreadable.class, () -> Wire.readDispatch(bytes(json)));
  }

  @Test
  void no_cargo_shows_in_any_text() {
    assertFalse(new Dispatch(ORDER, Cargo.of(SECRET)).toString().contains(SECRET.value()));
    String text = new Dispatch(ORDER, Cargo.of(STACK)).toString();
    assertFalse(new Dispatch(ORDER, Cargo.of(EQUIPMENT)).toString().contains("hunter4"));
    assertFalse(text.contains("hunter2") || text.contains(OBJECT.content()), text);
  }

  @Test
  void a_sighting_comes_back_as_it_was() {
    Sighting sighting =
        new Sighting(
            "abc",
            Optional.of(FENCE),
            new Observation.Unreachable("its agent cannot tell", Duration.ZERO));
    assertEquals(sighting, Wire.readSighting(Wire.write(sighting)));
  }

  @Test
  void of_what_a_newer_agent_saw_the_fence_is_known() {
    Sighting sighting =
        Wire.readSighting(
            bytes(
                "{\"hash\":\"a\",\"fence\":{\"epoch\":1,\"term\":2,\"revision\":3},\"observation\":{\"kind\":\"dreamt\"}}"));
    assertEquals(Optional.of(FENCE), sighting.fence());
    assertInstanceOf(Observation.Unreachable.class, sighting.observation());
  }
}
