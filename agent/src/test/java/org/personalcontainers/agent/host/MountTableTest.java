package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

/** Lines as real nodes show them. */
class MountTableTest {
  private static final MountTable TABLE =
      MountTable.of(
          """
          75 73 7:2 / / rw,noatime - ext4 /dev/sys rw
          192 75 0:48 / /proc rw,nosuid shared:12 - proc proc rw
          271 75 7:9 / /gluster rw,noatime - ext4 /dev/brick rw
          278 75 7:2 /var/lib/docker /var/lib/docker rw,noatime shared:211 - ext4 /dev/sys rw
          300 75 7:9 /volumes/data/brick.1 /mnt/data rw,noatime shared:9 - ext4 /dev/brick rw
          301 75 0:60 / /opt/docker rw,relatime shared:8 - fuse.glusterfs pi1:/docker rw
          302 75 0:61 / /mnt/nfs rw - nfs4 nas:/share rw
          303 75 0:62 / /mnt/odd\\040name rw - fuse.glusterfs pi1:/odd rw
          304 302 0:63 / /mnt/nfs rw - fuse.glusterfs pi1:old rw
          """);

  private static Optional<Mount.Source> at(String point) {
    return TABLE.at(new HostPath(point));
  }

  @Test
  void a_volume_is_known_by_its_name() {
    assertEquals(Optional.of(new Mount.Source.Volume(new VolumeName("docker"))), at("/opt/docker"));
  }

  @Test
  void what_is_mounted_last_is_on_top() {
    assertEquals(Optional.of(new Mount.Source.Volume(new VolumeName("old"))), at("/mnt/nfs"));
  }

  @Test
  void a_bind_mount_is_known_by_where_its_filesystem_is_mounted_too() {
    HostPath brick = new HostPath("/gluster/volumes/data/brick.1");
    assertEquals(Optional.of(new Mount.Source.Directory(brick)), at("/mnt/data"));
  }

  @Test
  void a_whole_disk_is_something_else() {
    assertInstanceOf(Mount.Source.Other.class, at("/gluster").orElseThrow());
  }

  @Test
  void where_nothing_is_mounted_there_is_nothing() {
    assertEquals(Optional.empty(), at("/opt"));
    assertEquals(Optional.empty(), at("/gluster/volumes"));
  }

  @Test
  void a_point_that_nobody_can_declare_is_left_out() {
    assertEquals(
        List.of(new HostPath("/opt/docker"), new HostPath("/mnt/nfs")), TABLE.glusterPoints());
  }
}
