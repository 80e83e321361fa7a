package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
  private static final List<String> WORDS =
      List.of("address", "labels", "availability", "drain", "nodes", "mount");

  @ParameterizedTest
  @CsvSource({
    "adress, address",
    "addresses, address",
    "Address, address",
    "lables, labels",
    "avail, availability",
    "drained, drain",
    "node, nodes",
  })
  void findsTheWordThatWasMeant(String typed, String meant) {
    assertEquals(Optional.of(meant), NearMiss.of(typed, WORDS));
  }

  @ParameterizedTest
  @CsvSource({"version", "x", "''", "no", "port"})
  void findsNothingWhereNothingIsSimilar(String typed) {
    assertEquals(Optional.empty(), NearMiss.of(typed, WORDS));
  }

  @Property(tries = 100)
  void neverFails(@ForAll String typed, @ForAll List<String> words) {
    NearMiss.of(typed, words).ifPresent(word -> assertEquals(true, words.contains(word)));
  }
}
