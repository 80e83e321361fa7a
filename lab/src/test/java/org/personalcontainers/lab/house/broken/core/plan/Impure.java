package org.personalcontainers.lab.house.broken.core.plan;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Asks every clock, and draws all lots. */
final class Impure {
  private Impure() {}

  static long time() {
    return System.currentTimeMillis() + System.nanoTime() + Instant.now().toEpochMilli();
  }

  static String chance() {
    return UUID.randomUUID()
        + " "
        + Math.random()
        + new Random(1).nextInt()
        + new SecureRandom().nextInt()
        + ThreadLocalRandom.current().nextInt();
  }
}
