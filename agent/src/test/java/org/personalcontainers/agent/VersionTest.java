package org.personalcontainers.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void isThatOfTheBuild() {
    assertEquals(System.getProperty("build.version"), Version.NUMBER);
  }
}
