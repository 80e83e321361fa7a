package org.personalcontainers.gluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What Gluster 11.1 said on real nodes. */
final class Samples {
  static final List<String> ALL =
      List.of(
          "busy.xml",
          "done.xml",
          "heal-summary.xml",
          "heal-summary-alone.xml",
          "heal-summary-split-brain.xml",
          "heal-summary-third-off.xml",
          "no-volumes.xml",
          "pool-list.xml",
          "pool-list-alone.xml",
          "pool-list-fresh.xml",
          "pool-list-third-off.xml",
          "root-partition.xml",
          "root-partition-and-mark.xml",
          "volume-info.xml",
          "volume-info-arbiter.xml",
          "volume-info-of-nothing.xml",
          "volume-info-three.xml",
          "volume-status.xml",
          "volume-status-alone.xml",
          "volume-status-third-off.xml");

  static final String DAEMON_DOWN =
      "Connection failed. Please check if gluster daemon is operational.\n";

  private Samples() {}

  static String text(String name) {
    try (InputStream stream = Samples.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Element element(String name) {
    return ElementReader.read(text(name));
  }
}
