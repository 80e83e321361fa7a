package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JacksonException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.fuzz.Fuzz;

/** What the kernel, nft and other people's hands have written. */
class FuzzTest {
  private static final String MOUNTS =
      """
      22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      40 22 0:35 / /opt/docker rw,relatime shared:20 - fuse.glusterfs pi1:/docker rw,user_id=0
      41 22 8:1 /srv/data\\040dir /mnt/data rw - ext4 /dev/sda1 rw
      """;

  /** Nothing of what was looked for is in it. */
  private static final class Nothing extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void mounts() {
    HostPath docker = new HostPath("/opt/docker");
    Fuzz.of(FuzzTest.class, "mountinfo", Nothing.class)
        .samples(MOUNTS)
        .words(
            " ",
            "\n",
            "-",
            " - ",
            "\\040",
            "\\777",
            "\\",
            "/",
            "fuse.glusterfs",
            "pi1:",
            ":/",
            "0:35")
        .play(
            bytes -> {
              MountTable table = MountTable.of(latin(bytes));
              table.glusterPoints().forEach(table::at);
              if (table.at(docker).isEmpty()) {
                throw new Nothing();
              }
            });
  }

  /** All that is not ours stays as it is, and what we write we find again. */
  @Test
  void hosts() {
    TreeMap<NodeName, Address> nodes = new TreeMap<>();
    nodes.put(new NodeName("pi1"), new Address("192.168.1.11"));
    String ours = HostsFile.with("127.0.0.1 localhost\n", nodes);
    String[] marks = {
      "\n", "\r", "\t", " ", "#", "# personal-containers end\n", "127.0.0.1", "192.168.1.11\tpi1\n"
    };
    Fuzz.of(FuzzTest.class, "hosts", Nothing.class)
        .samples(ours, "127.0.0.1 localhost", "")
        .words(marks)
        .play(
            bytes -> {
              String once = HostsFile.with(latin(bytes), nodes);
              assertEquals(once, HostsFile.with(once, nodes));
              if (once.equals(latin(bytes))) {
                throw new Nothing();
              }
            });
  }

  @Test
  void firewall() {
    String rule =
        "{\"rule\":{\"family\":\"inet\",\"chain\":\"input\",\"expr\":[{\"accept\":null}]}},";
    Fuzz.of(FuzzTest.class, "nft-json", JacksonException.class)
        .samples(
            "{\"nftables\":[{\"metainfo\":{\"version\":\"1.1.3\"}},"
                + rule.repeat(6)
                + "{\"set\":{\"name\":\"nodes4\",\"type\":\"ipv4_addr\",\"elem\":[\"192.168.1.11\",\"192.168.1.12\"]}}]}")
        .words(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "{\"prefix\":{\"addr\":\"10.0.0.0\",\"len\":8}}",
            "{\"elem\":{\"val\":\"10.0.0.9\",\"comment\":\"x\"}}",
            "\"10.0.0.1\"",
            "[[[[[[")
        .play(bytes -> Firewall.nodes(latin(bytes)));
  }
}
