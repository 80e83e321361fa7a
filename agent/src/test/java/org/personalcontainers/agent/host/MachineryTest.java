package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.MachineSeen.Clock;
import org.personalcontainers.core.status.MachineSeen.DiskSeen;
import org.personalcontainers.core.status.MachineSeen.Limits;

class MachineryTest {
  private static final String MODULES = "lib/modules/6.12.1/";

  @TempDir Path root;

  @BeforeEach
  void boot() throws IOException {
    write("proc/meminfo", "MemTotal:        3884372 kB\nMemFree:          100 kB\n");
    write("proc/sys/kernel/osrelease", "6.12.1\n");
    write("sys/module/fuse/refcnt", "1\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private MachineSeen look(HostPath... roots) throws IOException {
    return new Machinery(new NodeFiles(root)).look(List.of(roots));
  }

  @Test
  void memoryAndDisksAreTold() throws IOException {
    HostPath docker = new HostPath("/var/lib/docker");
    HostPath bricks = new HostPath("/gluster/volumes/docker");
    assertEquals(3793, look().memory());
    assertEquals(Set.of(docker), look(bricks).disks().keySet(), "no other disk's figures");
    Files.createDirectories(root.resolve("gluster/volumes/docker"));
    assertEquals(Set.of(docker, bricks), look(bricks).disks().keySet());
  }

  @Test
  void limitsAreToldOfBothKindsOfControlGroups() throws IOException {
    assertInstanceOf(Fact.Unknown.class, look().limits());
    write("proc/cgroups", "#subsys_name\thierarchy\tnum\tenabled\nmemory\t0\t86\t0\n");
    assertEquals(Fact.known(Limits.IGNORED), look().limits());
    write("proc/cgroups", "cpu\t1\t2\t1\nmemory\t4\t86\t1\n");
    assertEquals(Fact.known(Limits.HEEDED), look().limits());
    write("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
    assertEquals(Fact.known(Limits.IGNORED), look().limits());
    write("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
    assertEquals(Fact.known(Limits.HEEDED), look().limits());
  }

  @Test
  void aModuleIsThereWhereItIsLoadedBuiltInOrCanBeHad() throws IOException {
    assertInstanceOf(Fact.Unknown.class, look().missingModules());
    write(MODULES + "modules.dep", "kernel/drivers/net/vxlan/vxlan.ko.xz: kernel/net/udp.ko.xz\n");
    write(MODULES + "modules.builtin", "kernel/net/netfilter/nf_tables.ko\n");
    Machinery machinery = new Machinery(new NodeFiles(root));
    Fact<SortedSet<String>> lacking = Fact.known(new TreeSet<>(Set.of("macvlan")));
    assertEquals(lacking, machinery.look(List.of()).missingModules());
    write(MODULES + "modules.builtin", "net/nf_tables.ko\ndrivers/net/macvlan.ko\n");
    assertEquals(Fact.known(new TreeSet<>()), machinery.look(List.of()).missingModules());
  }

  @Test
  void aClockIsKeptWhereTimesyncdSaysSo() throws IOException {
    assertInstanceOf(Fact.Unknown.class, look().clock());
    Files.createDirectories(root.resolve("run/systemd/timesync"));
    assertEquals(Fact.known(Clock.LEFT_ALONE), look().clock());
    write("run/systemd/timesync/synchronized", "");
    assertEquals(Fact.known(Clock.SYNCHRONISED), look().clock());
  }

  @Test
  void whatIsUsedIsRoundedUp() {
    assertEquals(new DiskSeen(1000, 0), DiskSeen.of(1000L << 20, 1000L << 20));
    assertEquals(new DiskSeen(1000, 5), DiskSeen.of(1000L << 20, 999L << 20));
    assertEquals(new DiskSeen(1000, 50), DiskSeen.of(1000L << 20, 500L << 20));
    assertEquals(new DiskSeen(1000, 100), DiskSeen.of(1000L << 20, 1L << 20));
    assertEquals(new DiskSeen(0, 0), DiskSeen.of(0, 0));
  }
}
