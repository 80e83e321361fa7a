package org.personalcontainers.manager;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @TempDir private Path root;

  /** It throws where the manager founds nothing, gives no order, or answers badly. */
  @Test
  void aManagerLivesItsFirstMinute() throws Exception {
    Rehearsal.play(root);
    assertTrue(Files.exists(root.resolve("var/lib/personal-containers/manager/seat.json")));
  }
}
