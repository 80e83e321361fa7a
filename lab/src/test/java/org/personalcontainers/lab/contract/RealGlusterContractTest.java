package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** The real Gluster keeps the contract. */
@RealNodes(3)
class RealGlusterContractTest extends GlusterContract {
  /** As a power cut leaves a file that was just made, where one disk had not taken it yet. */
  private static final String LOSE =
      """
      cd /gluster/volumes/data/brick.1
      number=$(getfattr -n trusted.gfid -e hex lost | sed -n 's/^trusted.gfid=0x//p')
      number=$(echo "$number" | sed -E 's/^(.{8})(.{4})(.{4})(.{4})(.{12})$/\\1-\\2-\\3-\\4-\\5/')
      handle=.glusterfs/$(echo "$number" | cut -c1-2)/$(echo "$number" | cut -c3-4)/$number
      test -e "$handle"
      if [ "$1" = lose ]; then
          rm "$handle" lost
      else
          setfattr -n trusted.afr.dirty -v 0x000000010000000000000000 lost
          mkdir -p .glusterfs/indices/dirty
          touch ".glusterfs/indices/dirty/${handle##*/}"
      fi
      """;

  /** Whether whoever wrote it is through: a mount takes its own mark back about a second later. */
  private static final String SETTLED =
      """
      ! getfattr --absolute-names -n trusted.afr.dirty -e hex /gluster/volumes/data/brick.1/lost \\
          2> /dev/null | grep -q '=0x0*[1-9a-f]'
      """;

  private static final Duration SOON = Duration.ofSeconds(30);

  private final RealLab lab;
  private final RealGlusterNodes nodes;

  RealGlusterContractTest(RealLab lab) {
    this.lab = lab;
    this.nodes = new RealGlusterNodes(lab);
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }

  @Test
  void a_new_file_that_one_brick_lost_is_healed_by_its_name() {
    NodePorts first = volume().getFirst();
    lab.node("pi1").output("sh", "-ec", "echo kept > /mnt/data/lost; sync /mnt/data/lost");
    lab.nodes()
        .forEach(node -> nodes.eventually(SOON, () -> node.run("sh", "-c", SETTLED).exit() == 0));
    lab.node("pi1").output("sh", "-ec", LOSE, "sh", "mark");
    lab.node("pi2").output("sh", "-ec", LOSE, "sh", "mark");
    lab.node("pi3").output("sh", "-ec", LOSE, "sh", "lose");
    assertEquals(Fact.known(1), volume(first).pendingHeals());

    nodes.eventually(SOON, () -> isWholeAfterHealing(first));

    assertEquals(
        "kept", lab.node("pi3").output("cat", "/gluster/volumes/data/brick.1/lost").strip());
    assertEquals(
        "",
        lab.node("pi1").output("sh", "-c", "grep personal-containers-heal /proc/mounts || true"));
  }

  private boolean isWholeAfterHealing(NodePorts via) {
    done(() -> via.gluster().heal(DATA));
    return volume(via).pendingHeals().equals(Fact.known(0));
  }
}
