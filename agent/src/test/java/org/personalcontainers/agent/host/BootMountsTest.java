package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.HostPath;

class BootMountsTest {
  private static final String TABLE =
      """
      21 1 8:1 / / rw - ext4 /dev/mmcblk0p2 rw
      22 21 8:17 / /boot/firmware rw - vfat /dev/mmcblk0p1 rw
      """;

  @TempDir Path root;

  private List<String> missing(String table) throws IOException {
    return new BootMounts(new NodeFiles(root))
        .missingFrom(MountTable.of(table)).stream().map(HostPath::value).toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void fstab_names_the_disks_that_are_to_be_there() throws IOException {
    write(
        "etc/fstab",
        """
        # /dev/sdb1 /old ext4 defaults 0 0
        PARTUUID=1-02  /               ext4 defaults,noatime 0 1
        PARTUUID=1-01  /boot/firmware  vfat defaults 0 2

        LABEL=bricks\t/gluster/\text4\tnofail,noatime\t0\t2
        LABEL=stick /media/stick ext4 noauto,user 0 0
        /dev/sdc1 none swap sw 0 0
        nas:/share /mnt/my\\040share nfs _netdev 0 0
        half a-line
        """);
    assertEquals(List.of("/gluster"), missing(TABLE));
    assertEquals(
        List.of(), missing(TABLE + "23 21 8:33 / /gluster rw - ext4 /dev/sda1 rw,noatime\n"));
  }

  @Test
  void so_do_units_that_are_pulled_in_at_boot_but_not_ours() throws IOException {
    String unit = "[Mount]\nWhat=/dev/sda1\nWhere=%s\n";
    write("etc/systemd/system/gluster.mount", unit.formatted("/gluster"));
    write("etc/systemd/system/srv.mount", unit.formatted("/srv"));
    write("etc/systemd/system/opt-docker.mount", MountUnit.HEAD + unit.formatted("/opt/docker"));
    write("etc/systemd/system/local-fs.target.wants/gluster.mount", "");
    write("etc/systemd/system/multi-user.target.wants/opt-docker.mount", "");
    assertEquals(List.of("/gluster"), missing(TABLE));
  }

  @Test
  void where_nothing_is_set_nothing_is_missing() throws IOException {
    assertEquals(List.of(), missing(TABLE));
  }
}
