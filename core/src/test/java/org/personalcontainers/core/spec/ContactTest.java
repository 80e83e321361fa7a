package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
  @ParameterizedTest
  @CsvSource({
    "pi1.local, pi1.local, 7671",
    "PI1.local, pi1.local, 7671",
    "192.168.1.11, 192.168.1.11, 7671",
    "192.168.1.11:17671, 192.168.1.11, 17671",
    "fd00:0::11, fd00::11, 7671",
    "[fd00::11]:17671, fd00::11, 17671",
    "[fd00::11], fd00::11, 7671",
    "a.example.org:1, a.example.org, 1"
  })
  void isHostAndPort(String text, String host, int port) {
    Contact contact = Contact.parse(text);
    assertEquals(new Contact(host, port), contact);
    assertEquals(contact, Contact.parse(contact.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "pi1_local",
        "pi1.local:0",
        "pi1.local:65536",
        "pi1:x",
        "192.168.1.300",
        "10.1",
        "http://pi1.local",
        "-pi1",
        "pi1..local",
        "[pi1]",
        "fd00:::1",
        "fe80::1%eth0",
        "a b"
      })
  void isNothingElse(String text) {
    assertThrows(UnfitValue.class, () -> Contact.parse(text));
  }

  @Test
  void aHostNameEndsSomewhere() {
    assertThrows(UnfitValue.class, () -> Contact.parse("a.".repeat(130) + "a"));
  }
}
