package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "opt",
        "./opt",
        "//",
        "/opt/",
        "/opt//docker",
        "/opt/../etc",
        "/opt/.",
        "/a b",
        "/a:b",
        "/a\"b",
        "/a\nb",
        "/a\0b",
        "/a\u007fb"
      })
  void refusesWhatAMountUnitOrADockerVolumeCannotTake(String text) {
    assertThrows(UnfitValue.class, () -> new HostPath(text));
  }

  @Test
  void liesWithinItselfAndItsParentsOnly() {
    HostPath docker = new HostPath("/opt/docker");
    assertTrue(docker.isWithin(docker));
    assertTrue(docker.isWithin(new HostPath("/opt")));
    assertFalse(docker.isWithin(new HostPath("/opt/dock")));
    assertFalse(new HostPath("/opt").isWithin(docker));
    assertEquals(new HostPath("/opt/docker/x"), docker.below("x"));
  }
}
