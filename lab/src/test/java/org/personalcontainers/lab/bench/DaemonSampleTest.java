package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DaemonSampleTest {
  @Test
  void addsTheTimeInUserAndInKernel() {
    assertEquals(
        new DaemonSample(712, 73_000, 61_000, 130, 4096),
        DaemonSample.parse("712 73000 61000 100 30 4096"));
  }
}
