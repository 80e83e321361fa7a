package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All of the quick set ran. No part of the other tests: the build runs it after them. */
class QuickSetRan {
  @Test
  void asListed() throws IOException {
    QuickSet ran = QuickSet.of(Files.readAllLines(RanOnNodes.FILE));
    assertEquals(List.of(), QuickSet.listed().missingIn(ran), "did not run on real nodes");
  }
}
