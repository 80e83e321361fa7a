package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;

/** Our lines come and go; nobody else's line changes by a byte. */
class HostsFileTest {
  @TempDir Path root;
  private HostsFile hosts;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    hosts = new HostsFile(new NodeFiles(root));
    file = Files.createDirectory(root.resolve("etc")).resolve("hosts");
  }

  private static SortedMap<NodeName, Address> nodes(String... namesAndAddresses) {
    TreeMap<NodeName, Address> nodes = new TreeMap<>();
    for (int index = 0; index < namesAndAddresses.length; index += 2) {
      nodes.put(new NodeName(namesAndAddresses[index]), new Address(namesAndAddresses[index + 1]));
    }
    return nodes;
  }

  private String text() throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  static List<String> others() {
    return List.of(
        "",
        "127.0.0.1 localhost\n127.0.1.1 pi1\n",
        "127.0.0.1 localhost\r\n\r\n  # a comment \t\n",
        "\u00e4\u00ff\u0000 bytes of no meaning\n\n\n");
  }

  @ParameterizedTest
  @MethodSource("others")
  void all_other_lines_stay_as_they_are(String others) throws IOException {
    write(others);
    hosts.write(nodes("pi1", "10.0.0.1", "pi2", "fd00::2"));
    assertEquals(nodes("pi1", "10.0.0.1", "pi2", "fd00::2"), hosts.read());
    String first = text();
    hosts.write(nodes("pi3", "10.0.0.3"));
    assertEquals(nodes("pi3", "10.0.0.3"), hosts.read());
    hosts.write(nodes("pi1", "10.0.0.1", "pi2", "fd00::2"));
    assertEquals(first, text());
    assertEquals(others, first.substring(0, others.length()));
  }

  @Test
  void lines_behind_ours_stay_there() throws IOException {
    hosts.write(nodes("pi1", "10.0.0.1"));
    write(text() + "10.9.9.9 printer\n");
    hosts.write(nodes("pi1", "10.0.0.7"));
    assertEquals(nodes("pi1", "10.0.0.7"), hosts.read());
    assertEquals("10.9.9.9 printer", text().lines().toList().getLast());
  }

  @Test
  void without_its_end_our_part_ends_where_it_can_not_be_ours() throws IOException {
    hosts.write(nodes("pi1", "10.0.0.1"));
    String torn = text().replaceFirst("# personal-containers end\n", "10.9.9.9 printer alias\n");
    write(torn);
    hosts.write(nodes("pi1", "10.0.0.2"));
    assertEquals(nodes("pi1", "10.0.0.2"), hosts.read());
    assertEquals(1, text().lines().filter(line -> line.endsWith("\tpi1")).count());
    assertEquals(1, text().lines().filter(line -> line.equals("10.9.9.9 printer alias")).count());
  }

  @Test
  void a_last_line_without_an_end_gets_one() throws IOException {
    write("127.0.0.1 localhost");
    hosts.write(nodes("pi1", "10.0.0.1"));
    assertEquals("127.0.0.1 localhost", text().lines().findFirst().orElseThrow());
    assertEquals(nodes("pi1", "10.0.0.1"), hosts.read());
  }

  @Test
  void the_modes_stay() throws IOException {
    write("");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    hosts.write(nodes("pi1", "10.0.0.1"));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
