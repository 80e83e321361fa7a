package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinKeyTest {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static JoinKey key(long seed) {
    byte[] random = new byte[JoinKey.RANDOM_BYTES];
    new Random(seed).nextBytes(random);
    return JoinKey.of(random);
  }

  @Test
  void isReadAsItWasPrinted() {
    for (int seed = 0; seed < 200; seed++) {
      JoinKey key = key(seed);
      assertEquals(key, JoinKey.parse(key.reveal()));
      assertTrue(key.reveal().matches("pc(-[0-9a-z]{4}){7}"), key.reveal());
      assertNotEquals(key(seed + 1), key);
    }
  }

  @Test
  void isReadAsPeopleType() {
    JoinKey key = key(1);
    String text = key.reveal();
    String bare = "PC-" + text.substring(3).replace("-", "").toUpperCase(Locale.ROOT);
    assertEquals(key, JoinKey.parse("  " + bare + "\n"));
    assertEquals(key, JoinKey.parse(text.replace('0', 'o').replace('1', 'l')));
    assertEquals(key, JoinKey.parse(text.replace('0', 'O').replace('1', 'I')));
  }

  @Test
  void anyOneWrongLetterIsTold() {
    String text = key(2).reveal();
    for (int i = 3; i < text.length(); i++) {
      for (int each = 0; each < ALPHABET.length(); each++) {
        char letter = ALPHABET.charAt(each);
        if (text.charAt(i) != '-' && text.charAt(i) != letter) {
          refused(text.substring(0, i) + letter + text.substring(i + 1));
        }
      }
    }
  }

  @Test
  void anyTwoSwappedLettersAreTold() {
    String text = "pc-" + key(3).reveal().substring(3).replace("-", "");
    for (int i = 3; i < text.length(); i++) {
      for (int j = i + 1; j < text.length() - 2; j++) {
        StringBuilder swapped = new StringBuilder(text);
        swapped.setCharAt(i, text.charAt(j));
        swapped.setCharAt(j, text.charAt(i));
        if (!swapped.toString().equals(text)) {
          refused(swapped.toString());
        }
      }
    }
  }

  @Test
  void whatIsNoKeyIsRefused() {
    refused("");
    refused("4f7k");
    refused("pc-");
    refused("pc-4f7k-");
    refused(key(4).reveal() + "0");
    refused(key(4).reveal().replaceAll(".$", "u"));
    refused(key(4).reveal().replaceAll(".$", "é"));
  }

  private static void refused(String text) {
    UnfitValue unfit = assertThrows(UnfitValue.class, () -> JoinKey.parse(text));
    assertTrue(text.length() < 12 || !unfit.wrong().contains(text.substring(3, 11)));
  }

  @Test
  void itsIdTellsNothingOfIt() {
    JoinKey key = key(5);
    assertEquals("pc-***", key.toString());
    assertEquals(
        "pc-***",
        new JoinFile(new ClusterName("home"), key, java.util.List.of(Contact.parse("pi1.local")))
            .key()
            .toString());
    assertEquals(key.id(), JoinKey.parse(key.reveal()).id());
    assertNotEquals(key.id(), key(6).id());
    assertFalse(key.reveal().contains(key.id().value().substring(0, 4)));
  }
}
