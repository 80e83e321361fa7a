package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/**
 * Values that must stand in clear nowhere: they are looked for in all that our daemons write, in
 * the arguments and environments of all processes, and in what is answered. Base64 of them counts,
 * whatever stands before it.
 */
record Planted(List<String> values) {
  /** Outside of what is searched, and read by grep alone: an argument would find itself. */
  private static final String PATTERNS = "/root/planted";

  private static final String FILES =
      """
      grep -rlaF -f /root/planted /var/lib/personal-containers /run/personal-containers \
        /etc/personal-containers /var/log 2> /dev/null
      for process in /proc/[0-9]*; do
        for part in cmdline environ; do
          grep -qaF -f /root/planted $process/$part 2> /dev/null && echo $process/$part
        done
      done
      true
      """;

  private static final String ANSWERS =
      """
      {
        journalctl --no-pager --output=cat
        pcctl events
        pcctl cluster status --output json
        pcctl cluster history --output json
        pcctl stack ls --output json
        pcctl secret ls --output json
        docker service inspect $(docker service ls -q)
        docker config inspect $(docker config ls -q)
        docker secret inspect $(docker secret ls -q)
      } 2>&1 | grep -aF -f /root/planted
      true
      """;

  /** Out of a file, as the line of a shell would stand among the processes. */
  static Output inSecret(RealNode node, Duration patience, String verb, String value) {
    try {
      Files.writeString(node.inside("/root/kept"), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return node.runWithin(patience, "pcctl", "secret", verb, "kept", "--from-file", "/root/kept");
  }

  private Set<String> patterns() {
    Set<String> patterns = new LinkedHashSet<>(values);
    for (String value : values) {
      for (int before = 0; before < 3; before++) {
        byte[] shifted = ("x".repeat(before) + value).getBytes(StandardCharsets.UTF_8);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        patterns.add(text.substring(before == 0 ? 0 : 4, text.length() - 2));
      }
    }
    return patterns;
  }

  void isNowhereOn(List<RealNode> nodes) throws IOException {
    isFoundWhereItIs(nodes.getFirst());
    for (RealNode node : nodes) {
      assertEquals("", found(node), node + " tells a secret");
    }
  }

  /** Where on that node one of them stands: lines with the place, or with what was answered. */
  private String found(RealNode node) {
    try {
      Files.writeString(node.inside(PATTERNS), String.join("\n", patterns()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return node.shell(FILES) + node.shell(ANSWERS);
  }

  /** A search that finds nothing at all proves nothing. */
  private void isFoundWhereItIs(RealNode node) throws IOException {
    String place = "/var/lib/personal-containers/planted";
    byte[] shifted = ("xx" + values.getFirst()).getBytes(StandardCharsets.UTF_8);
    Files.writeString(node.inside(place), "a " + Base64.getEncoder().encodeToString(shifted));
    assertEquals(place, found(node));
    Files.delete(node.inside(place));
  }
}
