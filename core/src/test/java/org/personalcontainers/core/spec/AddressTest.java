package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.1.11, 192.168.1.11",
    "FD00:0:0:0:0:0:0:0011, fd00::11",
    "::, ::",
    "::1, ::1",
    "fd00::, fd00::",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "10:0:0:0:0:0:0:10, 10::10",
    "::ffff:192.168.1.11, 192.168.1.11",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void hasOneSpelling(String written, String canonical) {
    assertEquals(canonical, new Address(written).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1",
        "0x7f.1",
        "256.1.1.1",
        "1.2.3.4.5",
        "192.168.001.1",
        "192.168.1.11 ",
        "localhost",
        "fe80::1%eth0",
        "[::1]",
        ":::",
        "1::2::3",
        ":",
        "12345::",
        "::1.2.3",
        "١.١.١.١",
        "::ffff:1.2.3.256"
      })
  void refusesWhatIsNone(String text) {
    assertThrows(UnfitValue.class, () -> new Address(text));
  }

  @Property(tries = 300)
  void everySpellingIsReadBack(@ForAll @Size(16) byte[] bytes) {
    Address address = Address.of(bytes);
    assertEquals(address, new Address(address.value()));
    if (!address.isVersion4()) {
      assertArrayEquals(bytes, address.bytes());
    }
  }

  @Property(tries = 200)
  void anyTextIsAnAddressOrRefused(@ForAll String text) {
    try {
      assertTrue(new Address(text).bytes().length >= 4);
    } catch (UnfitValue unfit) {
      assertTrue(unfit.remedy().contains("write"));
    }
  }
}
