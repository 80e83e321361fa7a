package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.1.0/24, 192.168.1.0, 192.168.1.255, 256",
    "192.168.1.254/31, 192.168.1.254, 192.168.1.255, 2",
    "192.168.1.7/32, 192.168.1.7, 192.168.1.7, 1",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 4294967296",
    "fd00::/126, fd00::, fd00::3, 4",
    "fd00::1/128, fd00::1, fd00::1, 1",
  })
  void knowsItsEnds(String text, String first, String last, BigInteger size) {
    Subnet subnet = Subnet.parse(text);
    assertEquals(new Address(first), subnet.first());
    assertEquals(new Address(last), subnet.last());
    assertEquals(size, subnet.size());
    assertEquals(text, subnet.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.168.1.0",
        "192.168.1.0/",
        "192.168.1.0/33",
        "192.168.1.0/-1",
        "192.168.1.0/+8",
        "192.168.1.0/08",
        "192.168.1.1/24",
        "fd00::/129",
        "fd00::1/64",
        "/24",
        "",
        "a/8",
        "192.168.1.0/99999999999"
      })
  void refusesWhatIsNone(String text) {
    assertThrows(UnfitValue.class, () -> Subnet.parse(text));
  }

  @Test
  void namesTheSubnetThatWasMeant() {
    UnfitValue unfit = assertThrows(UnfitValue.class, () -> Subnet.parse("192.168.1.77/28"));
    assertEquals("write 192.168.1.64/28", unfit.remedy());
  }

  @Test
  void holdsAddressesOfItsOwnVersionOnly() {
    Subnet all = Subnet.parse("0.0.0.0/0");
    assertTrue(all.contains(new Address("255.255.255.255")));
    assertTrue(all.contains(new Address("::ffff:10.0.0.1")), "that is 10.0.0.1");
    assertFalse(all.contains(new Address("::1")));
    assertFalse(Subnet.parse("::/0").contains(new Address("0.0.0.1")));
  }

  @Test
  void overlapsWithWhatHoldsIt() {
    Subnet wide = Subnet.parse("172.20.0.0/16");
    Subnet narrow = Subnet.parse("172.20.20.0/24");
    assertTrue(wide.overlaps(narrow));
    assertTrue(narrow.overlaps(wide));
    assertFalse(narrow.overlaps(Subnet.parse("172.20.21.0/24")));
  }

  @Test
  void isCutIntoPieces() {
    Subnet pool = Subnet.parse("192.168.1.208/28");
    assertEquals(4, pool.pieces(30));
    assertEquals(Subnet.parse("192.168.1.220/30"), pool.piece(30, 3));
    assertEquals(1, pool.pieces(28));
    assertEquals(0, pool.pieces(27));
    assertThrows(IllegalArgumentException.class, () -> pool.piece(30, 4));
    assertEquals(1 << 30, Subnet.parse("::/0").pieces(128));
  }

  @Property(tries = 200)
  void piecesLieWithinAndApart(
      @ForAll @IntRange(min = 8, max = 30) int prefix, @ForAll @IntRange(max = 3) int index) {
    Subnet subnet = new Subnet(new Address("10.0.0.0"), prefix);
    Subnet piece = subnet.piece(prefix + 2, index);
    assertTrue(subnet.contains(piece));
    assertTrue(subnet.contains(piece.last()));
    assertEquals(index == 0, piece.overlaps(subnet.piece(prefix + 2, 0)));
  }
}
