package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New cards, old cards, late disks, full disks. */
@RealNodes(2)
class NodeDisksTest {
  private final RealLab lab;
  private final RealNode one;
  private final RealNode two;

  NodeDisksTest(RealLab lab) {
    this.lab = lab;
    this.one = lab.node("pi1");
    this.two = lab.node("pi2");
  }

  @Test
  void aWipedNodeIsEmptyButHasItsNameAndAddress() {
    one.shell("echo kept > /root/mine; echo kept > /gluster/mine; sync");
    String identity = one.output("cat", "/etc/machine-id");
    String other = two.output("cat", "/proc/sys/kernel/random/boot_id", "/etc/machine-id");

    lab.wipe(one.name());

    assertFalse(one.run("ls", "/root/mine").ok());
    assertFalse(one.run("ls", "/gluster/mine").ok());
    assertNotEquals(identity, one.output("cat", "/etc/machine-id"));
    assertEquals("pi1", one.output("hostname"));
    assertTrue(two.run("ping", "-c", "1", "-W", "5", one.address()).ok());
    assertEquals(other, two.output("cat", "/proc/sys/kernel/random/boot_id", "/etc/machine-id"));
  }

  @Test
  void nodesAreDifferentMachines() {
    for (String file : List.of("/etc/machine-id", "/etc/ssh/ssh_host_ed25519_key.pub")) {
      assertNotEquals(one.output("cat", file), two.output("cat", file), file);
    }
  }

  @Test
  void aRewoundNodeHasItsOldSystemAndItsNewBrick() {
    one.shell("echo old > /root/state; echo old > /gluster/state");
    lab.snapshot(one.name());
    one.shell("echo new > /root/state; echo new > /gluster/state; sync");

    lab.rewind(one.name());

    assertEquals("old", one.output("cat", "/root/state"));
    assertEquals("new", one.output("cat", "/gluster/state"));
  }

  @Test
  void withoutASnapshotThereIsNothingToRewind() {
    LabProblem problem = assertThrows(LabProblem.class, () -> lab.rewind(two.name()));

    assertTrue(problem.getMessage().contains("lab snapshot pi2"), problem.getMessage());
    assertTrue(two.isRunning());
  }

  @Test
  void aLateBrickDiskIsMountedWhenItComes() {
    one.shell("echo there > /gluster/late; sync");
    lab.kill(List.of(one.name()));

    assertEquals(SystemState.RUNNING, lab.boot(one.name(), Bricks.LATE));
    assertFalse(one.run("mountpoint", "-q", "/gluster").ok());
    assertEquals("active", one.output("systemctl", "is-active", "glusterd"));

    lab.attach(one.name());

    Patience.until(
        Duration.ofSeconds(10), "the disk", () -> one.run("mountpoint", "-q", "/gluster").ok());
    assertEquals("there", one.output("cat", "/gluster/late"));
    assertThrows(LabProblem.class, () -> lab.attach(one.name()));
  }

  @Test
  void aFullDiskIsFullAndOnlyThatOne() throws IOException {
    Path image = LabHome.ofThisMachine().pool().resolve("labs/" + lab.name() + "/pi1/brick.img");

    String file = lab.fill(one.name(), "/gluster");

    Output more = one.run("dd", "if=/dev/zero", "of=/gluster/more", "bs=64k", "count=1");
    assertTrue(more.err().contains("No space left on device"), more.err());
    assertTrue(Files.size(image) <= 1L << 30);
    one.shell("dd if=/dev/zero of=/root/more bs=64k count=1 conv=fsync");
    two.shell("dd if=/dev/zero of=/gluster/more bs=64k count=1 conv=fsync");

    one.output("rm", file, "/gluster/more");
    one.shell("dd if=/dev/zero of=/gluster/more bs=64k count=1 conv=fsync");
  }

  @Test
  void theMachinesMemoryIsNotFilled() {
    LabProblem problem = assertThrows(LabProblem.class, () -> lab.fill(one.name(), "/tmp"));

    assertTrue(problem.getMessage().contains("neither disk"), problem.getMessage());
  }
}
