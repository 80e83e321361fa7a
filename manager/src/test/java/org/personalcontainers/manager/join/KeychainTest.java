package org.personalcontainers.manager.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Write;

/** Join keys in the store, one of which nobody can read. */
class KeychainTest {
  private final MemoryGround ground = new MemoryGround();
  private final Keychain keychain =
      new Keychain(ground, InstantSource.system(), new SecureRandom());

  @Test
  void one_that_can_not_be_read_is_in_no_others_way() {
    KeyId spoilt = new KeyId("4f7a09c1deadbeef");
    ground.write(
        List.of(new Write.Put(KeyPaper.name(spoilt), Write.ABSENT, Content.of("{spoilt"))));
    Keychain.Made made = keychain.make(new Keys.Wanted(Optional.empty(), Optional.empty()));
    Keychain.Made.Fresh fresh = assertInstanceOf(Keychain.Made.Fresh.class, made);
    assertEquals(
        List.of(fresh.about().id()), keychain.list().stream().map(Keychain.Listed::id).toList());
    assertEquals(Optional.empty(), keychain.find(spoilt), "it admits nobody");
    assertTrue(keychain.find(fresh.about().id()).isPresent());
  }
}
