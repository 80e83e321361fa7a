package org.personalcontainers.link.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;

class StruckTest {
  private final Authority authority = Authority.found(new ClusterId("home-1"));

  private Identity manager(String name) {
    Identity stranger = Identity.stranger(name);
    return stranger.admitted(
        authority.issue(stranger.publicKey(), Role.MANAGER, name, Authority.FOR_EVER),
        authority.certificate());
  }

  private static Struck of(Identity identity) {
    return new Struck(List.of(identity.fingerprint().value().substring(0, 16)));
  }

  @Test
  void whoseKeyWasStruckOffIsNobody() {
    Identity one = manager("pi1");
    Identity two = manager("pi2");
    List<Struck> struck = new ArrayList<>(List.of(Struck.NONE));
    Recognition recognition =
        Recognition.of(one, java.time.InstantSource.system(), struck::getLast).orElseThrow();
    assertInstanceOf(Peer.Certified.class, recognition.certified(two.certificate()).orElseThrow());
    struck.add(of(two));
    assertEquals(Optional.empty(), recognition.certified(two.certificate()));
    assertTrue(recognition.certified(one.certificate()).isPresent());
  }

  @Test
  void theOldestMakeRoom() {
    Struck all = Struck.NONE;
    for (int i = 0; i < 100; i++) {
      all = all.with(new Struck(List.of(HexFormat.of().toHexDigits((long) i))));
    }
    assertEquals(64, all.keys().size());
    assertEquals("0000000000000063", all.keys().getLast());
    assertEquals(all, Struck.parse(all.toString()));
    assertEquals(all, all.with(all));
    assertFalse(all.holds(manager("pi1").fingerprint()));
  }

  @Test
  void nonsenseIsNoList() {
    for (String text : List.of("x", "0123", "0123456789abcdef,", ",", "0123456789ABCDEF")) {
      assertThrows(IllegalArgumentException.class, () -> Struck.parse(text));
    }
    assertEquals(Struck.NONE, Struck.parse(""));
  }
}
