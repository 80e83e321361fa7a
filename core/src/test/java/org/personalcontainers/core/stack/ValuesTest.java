package org.personalcontainers.core.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.UnfitValue;

class ValuesTest {
  @Test
  void theFirstWhoHasItWins() {
    Values set = Values.plain(Map.of("A", "set"));
    Values file = Values.plain(Map.of("A", "file", "B", "file"));
    Values stored = Values.plain(Map.of("A", "stored", "B", "stored", "C", "stored"));
    assertEquals(
        Values.plain(Map.of("A", "set", "B", "file", "C", "stored")),
        Values.firstOf(set, file, stored));
  }

  @Test
  void secretsAreMasked() {
    Value secret = new Value.Secret("hunter2");
    assertEquals("hunter2", secret.reveal());
    assertFalse(secret.toString().contains("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1A", "A-B", "A.B", "A B", "$A", "É"})
  void namesAreThoseOfAShell(String name) {
    assertThrows(UnfitValue.class, () -> new VariableName(name));
  }

  @Test
  void namesTellSecrets() {
    assertTrue(new VariableName("db_password").soundsSecret());
    assertFalse(new VariableName("DOMAIN").soundsSecret());
  }
}
