package org.personalcontainers.lab.hostile;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.personalcontainers.lab.real.RealNode;

/** What of a cluster's node another machine gets at. */
record Outside(RealNode door) {
  boolean isReachedBy(RealNode from, int port) {
    return from.run("nc", "-z", "-w", "2", door.address(), Integer.toString(port)).ok();
  }

  Set<Integer> reachedBy(RealNode from) {
    return listening().stream()
        .filter(port -> isReachedBy(from, port))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whatever listens to more than the node itself, be it ours or not. */
  Set<Integer> listening() {
    Set<String> everywhere = Set.of("0.0.0.0", "*", "[::]", door.address());
    return door.shell("ss -Hltn | awk '{print $4}'")
        .lines()
        .filter(place -> everywhere.contains(place.substring(0, place.lastIndexOf(':'))))
        .map(place -> Integer.valueOf(place.substring(place.lastIndexOf(':') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  int brickPort() {
    String port =
        door.shell(
            "gluster --xml volume status docker | sed -n 's:.*<port>\\([0-9]*\\)</port>.*:\\1:p'");
    return Integer.parseInt(port.lines().findFirst().orElseThrow());
  }

  /** Mounting says yes before a brick has said no: only what lies in it tells. */
  boolean isMountedBy(RealNode node) {
    String volume = door.name() + ":/docker";
    boolean done =
        node.run("timeout", "30", "mount", "-t", "glusterfs", volume, "/mnt").ok()
            && node.run("timeout", "10", "test", "-d", "/mnt/config").ok();
    node.run("umount", "-l", "/mnt");
    return done;
  }

  String token() {
    return door.output("docker", "swarm", "join-token", "-q", "worker");
  }

  boolean letsIntoTheSwarm(RealNode stranger, String token) {
    stranger.run(
        "timeout", "30", "docker", "swarm", "join", "--token", token, door.address() + ":2377");
    boolean in =
        stranger.output("docker", "info", "-f", "{{.Swarm.LocalNodeState}}").equals("active");
    stranger.run("docker", "swarm", "leave", "--force");
    return in;
  }
}
