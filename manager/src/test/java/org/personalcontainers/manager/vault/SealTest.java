package org.personalcontainers.manager.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;

class SealTest {
  private static final DocumentName TOKEN = new DocumentName("secret/token");
  private static final Content CLEAR = Content.of("{\"value\":\"plantedvalue\"}");

  private final VaultKey key = VaultKey.drawn(new SecureRandom());
  private final Content sealed = Seal.sealed(key, TOKEN, CLEAR);

  @Test
  void what_was_sealed_is_opened_by_its_key() {
    assertEquals(Optional.of(CLEAR), Seal.opened(key, TOKEN, sealed));
    assertEquals(Optional.of(key.id()), Seal.keyOf(sealed));
    assertEquals(CLEAR.size() + Seal.OVERHEAD, sealed.size());
  }

  @Test
  void nothing_of_it_shows_and_it_never_looks_the_same_twice() {
    String shown = new String(sealed.bytes(), StandardCharsets.ISO_8859_1);
    assertFalse(shown.contains("planted"), shown);
    assertNotEquals(sealed, Seal.sealed(key, TOKEN, CLEAR));
  }

  @Test
  void nobody_passes_it_off_as_another_document() {
    assertEquals(Optional.empty(), Seal.opened(key, new DocumentName("secret/other"), sealed));
  }

  @Test
  void another_key_opens_nothing() {
    assertEquals(Optional.empty(), Seal.opened(VaultKey.drawn(new SecureRandom()), TOKEN, sealed));
  }

  @Test
  void each_byte_counts() {
    for (int i = 0; i < sealed.size(); i++) {
      byte[] changed = sealed.bytes();
      changed[i] ^= 1;
      assertEquals(Optional.empty(), Seal.opened(key, TOKEN, Content.of(changed)), "byte " + i);
    }
  }

  @Test
  void what_lies_in_clear_is_not_taken_for_sealed() {
    assertEquals(Optional.empty(), Seal.keyOf(CLEAR));
    assertEquals(Optional.empty(), Seal.keyOf(Content.of("")));
    assertEquals(Optional.empty(), Seal.keyOf(Content.of("sealed " + "x".repeat(200))));
  }

  @Test
  void a_key_is_called_by_its_hash_and_never_shows() {
    assertEquals(key.id(), new VaultKey(key.value()).id());
    assertFalse(key.toString().contains(key.value()), key.toString());
    IllegalArgumentException unfit =
        assertThrows(IllegalArgumentException.class, () -> new VaultKey("cGxhbnRlZA=="));
    assertFalse(String.valueOf(unfit.getMessage()).contains("cGxh"));
  }
}
