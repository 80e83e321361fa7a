package org.personalcontainers.lab.drill;

import java.util.List;
import java.util.TreeSet;
import org.personalcontainers.lab.real.RealNode;

/**
 * What of a cluster stands on a node, by names that change when it is made a second time: a line
 * each.
 */
record Remains(RealNode node, List<String> lines) {
  private static final String LOOK =
      """
      cd /var/lib
      docker info --format 'swarm {{.Swarm.Cluster.ID}}\nmember {{.Swarm.NodeID}}' 2> /dev/null | grep -v ' $'
      sed -n 's/^volume-id=/volume /p' glusterd/vols/docker/info 2> /dev/null
      sed -n 's/^UUID=/peer /p' glusterd/glusterd.info 2> /dev/null
      find /gluster/volumes -mindepth 2 -maxdepth 2 -type d -name 'brick.*' -exec stat -c '%n inode %i' {} + 2> /dev/null
      find /gluster/volumes -mindepth 2 -maxdepth 2 -type d -name 'brick.*' -not -empty -printf 'used %p\\n' 2> /dev/null
      grep -o '"id":"[^"]*"' personal-containers/identity/belonging.json 2> /dev/null
      true\
      """;

  static Remains of(RealNode node) {
    return new Remains(node, node.shell(LOOK).lines().toList());
  }

  /** What stood, and stands no more or as another. */
  List<String> lostSince() {
    TreeSet<String> lost = new TreeSet<>(lines);
    of(node).lines().forEach(lost::remove);
    return lost.stream().map(line -> node + ": " + line).toList();
  }

  /** More than one place of a brick with something in it: it was made a second time. */
  long bricks() {
    return lines.stream().filter(line -> line.startsWith("used /gluster/")).count();
  }
}
