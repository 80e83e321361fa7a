package org.personalcontainers.core.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.UnfitValue;

class LocalPathTest {
  @ParameterizedTest
  @CsvSource({
    "a,a",
    "./a,a",
    "a/b/,a/b",
    "a//b,a/b",
    "./a/../b,b",
    ".,.",
    "./,.",
    "a/..,.",
    "..a,..a",
    ".a,.a"
  })
  void isWrittenInOneWay(String written, String plain) {
    assertEquals(plain, LocalPath.of(written).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "a/../../b", "/", "/a", "~", "~/a", "a\nb", "a\0"})
  void staysBesideTheComposeFile(String written) {
    assertThrows(UnfitValue.class, () -> LocalPath.of(written));
  }

  @Test
  void theConstructorTakesThePlainSpellingOnly() {
    assertThrows(UnfitValue.class, () -> new LocalPath("./a"));
    assertThrows(UnfitValue.class, () -> new LocalPath(""));
  }
}
