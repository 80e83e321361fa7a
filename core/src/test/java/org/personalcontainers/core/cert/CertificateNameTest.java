package org.personalcontainers.core.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.UnfitValue;

class CertificateNameTest {
  private static final CertificateName ALL =
      CertificateName.allBelow(new DomainName("example.org"));

  @Test
  void aStarStandsForOneWord() {
    assertTrue(ALL.covers(new CertificateName("blog.example.org")));
    assertTrue(ALL.covers(ALL));
    for (String other :
        new String[] {"example.org", "a.b.example.org", "blog.example.net", "*.b.example.org"}) {
      assertFalse(ALL.covers(new CertificateName(other)), other);
    }
    assertFalse(new CertificateName("blog.example.org").covers(ALL));
  }

  @Test
  void itsDomainHasNoStar() {
    assertEquals(new DomainName("example.org"), ALL.domain());
    assertEquals("*.example.org", ALL.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.org", "a.*.example.org", "**.example.org", "*.*.example.org", ""})
  void aStarStandsAloneInFrontOfADomain(String value) {
    assertThrows(UnfitValue.class, () -> new CertificateName(value));
  }
}
