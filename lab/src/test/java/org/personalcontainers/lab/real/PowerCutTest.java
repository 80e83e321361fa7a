package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** A power cut loses what was not synced, and nothing else; peers are not told. */
@RealNodes(3)
class PowerCutTest {
  private static final String SIZE = "65536";

  /** Two filesystems per node: all but the last directory lie on the system disk. */
  private static final List<String> PLACES =
      List.of("/root", "/var/lib", "/var/lib/docker", "/gluster");

  private static final String PUT =
      """
      set -e
      for place in "$@"; do
        dd if=/dev/urandom of=$place/synced bs=64k count=1 conv=fsync 2>/dev/null
        python3 -c 'import os, sys; os.fsync(os.open(sys.argv[1], 0))' $place
      done
      for place in "$@"; do
        dd if=/dev/urandom of=$place/unsynced bs=64k count=1 2>/dev/null
      done
      """;

  @Test
  void losesWhatWasNotSyncedOnAllDisksOfAllNodes(RealLab lab) {
    put(lab);
    for (RealNode node : lab.nodes()) {
      assertEquals(List.of(SIZE, SIZE, SIZE, SIZE), sizes(node, "unsynced"), "before, " + node);
    }

    lab.kill(names(lab));
    Together.each(names(lab), name -> lab.boot(name, Bricks.THERE));

    for (RealNode node : lab.nodes()) {
      assertEquals(List.of(SIZE, SIZE, SIZE, SIZE), sizes(node, "synced"), "synced, " + node);
      // The name may have reached the journal; the bytes must not have reached the disk.
      assertTrue(sizes(node, "unsynced").stream().allMatch("0"::equals), "unsynced, " + node);
    }
  }

  /** The control: without the plug the machine's memory keeps it all, and a test proves nothing. */
  @Test
  void onlyThePlugLosesAnything(RealLab lab) {
    put(lab);
    RealNode node = lab.node("pi1");

    engine().docker("rm", "-f", node.container()).done();
    node.disks().detach();
    lab.boot(node.name(), Bricks.THERE);

    assertEquals(List.of(SIZE, SIZE, SIZE, SIZE), sizes(node, "unsynced"));
  }

  @Test
  void leavesPeersWithOpenConnections(RealLab lab) {
    RealNode victim = lab.node("pi1");
    RealNode peer = lab.node("pi2");
    peer.shell("setsid -f nc -lk 7999 >/dev/null 2>&1");
    victim.shell("setsid -f sh -c 'sleep 60 | nc " + peer.address() + " 7999' >/dev/null 2>&1");
    Patience.until(
        Duration.ofSeconds(5), "a connection", () -> !connections(peer, victim).isEmpty());

    lab.kill(List.of(victim.name()));

    assertEquals(1, connections(peer, victim).lines().count());
    lab.boot(victim.name(), Bricks.THERE);
  }

  private static String connections(RealNode at, RealNode from) {
    return at.output("ss", "-Htn", "state", "established", "src", ":7999", "dst", from.address());
  }

  private static void put(RealLab lab) {
    Together.each(lab.nodes(), node -> node.program(script(PUT)).done());
  }

  private static List<String> sizes(RealNode node, String file) {
    String script = "for place in \"$@\"; do stat -c %s $place/" + file + " || echo 0; done";
    return node.program(script(script)).output().lines().toList();
  }

  private static List<String> script(String text) {
    return Stream.concat(Stream.of("sh", "-c", text, "script"), PLACES.stream()).toList();
  }

  private static List<NodeName> names(RealLab lab) {
    return lab.nodes().stream().map(RealNode::name).toList();
  }

  private static Engine engine() {
    return new Engine(LabHome.ofThisMachine());
  }
}
