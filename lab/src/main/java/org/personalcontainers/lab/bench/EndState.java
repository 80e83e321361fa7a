package org.personalcontainers.lab.bench;

import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** What both roads must lead to; a road that does not has no figure. */
final class EndState {
  private static final String EVERYWHERE =
      """
      set -eu
      grep -q 'pi3$' /etc/hosts
      nft list table inet personal_containers > /dev/null
      systemctl -q is-enabled opt-docker.mount glusterd.service
      systemctl show -P KillMode glusterd.service | grep -qx process
      findmnt -n -t fuse.glusterfs /opt/docker > /dev/null
      [ "$(stat -c %a /opt/docker/private)" = 2770 ]
      docker network inspect lan-range > /dev/null
      """;

  private static final String ON_A_MANAGER =
      """
      set -eu
      [ "$(docker node ls --format '{{.ManagerStatus}}' | grep -cE 'Leader|Reachable')" = 3 ]
      [ "$(docker node inspect pi2 --format '{{.Spec.Labels.media}}')" = true ]
      docker info | grep -q 'Heartbeat Period: 2 seconds'
      docker network inspect proxy_traefik --format '{{.Driver}} {{.Attachable}}' | grep -qx 'overlay true'
      docker network inspect lan --format '{{.Driver}} {{.Scope}}' | grep -qx 'macvlan swarm'
      tries=0
      until [ "$(gluster volume status docker | grep -c '^Brick .* Y ')" = 3 ]; do
          # Gluster answers nothing while somebody else asks; an agent looks all the time.
          tries=$((tries + 1))
          [ $tries -lt 20 ]
          sleep 0.2
      done
      gluster volume get docker network.ping-timeout | grep -q ' 5 '
      """;

  private EndState() {}

  static void mustHold(Road road, RealLab lab) {
    lab.nodes().forEach(node -> must(road, node, EVERYWHERE));
    lab.nodes().forEach(node -> must(road, node, ON_A_MANAGER));
    lab.nodes().forEach(node -> must(road, node, road.ownEnd()));
  }

  private static void must(Road road, RealNode node, String script) {
    Output output = node.run("sh", "-xc", script);
    if (!output.ok()) {
      throw new LabProblem(
          road.name() + " left " + node + " unfinished, at: " + lastLine(output.err()));
    }
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (before, line) -> line);
  }
}
