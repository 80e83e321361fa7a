package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Somebody changes by hand what is declared: it is put back, soon. */
final class HandChanges implements Drill {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final double AIM_SECONDS = 15;

  /** What is done on pi1, and what then tells on pi1 that it is back. */
  private record Change(String what, String deed, String isBack) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "a network deleted",
              "docker network rm proxy_traefik",
              "docker network inspect proxy_traefik --format '{{.Driver}}' | grep -qx overlay"),
          new Change(
              "the volume stopped",
              "gluster --mode=script volume stop docker force",
              "timeout 5 stat -t /opt/docker/config && gluster volume info docker | grep -qx 'Status: Started'"),
          new Change(
              "the mount gone",
              "umount -l /opt/docker",
              "findmnt -n -t fuse.glusterfs /opt/docker && timeout 5 stat -t /opt/docker/config"),
          new Change(
              "a line of the hosts file edited",
              "sed 's/\\tpi2$/\\tpi2-old/' /etc/hosts > /tmp/hosts && cat /tmp/hosts > /etc/hosts",
              "grep -qP '\\tpi2$' /etc/hosts"),
          new Change(
              "the firewall's table deleted",
              "nft delete table inet personal_containers",
              "nft list table inet personal_containers"),
          new Change(
              "a manager demoted",
              "docker node demote pi3",
              "docker node inspect pi3 --format '{{.ManagerStatus.Reachability}}' | grep -qx reachable"),
          new Change(
              "a node drained",
              "docker node update --availability drain pi3",
              "docker node inspect pi3 --format '{{.Spec.Availability}}' | grep -qx active"));

  @Override
  public String name() {
    return "hand-changes";
  }

  @Override
  public String tells() {
    return "changes by hand what is declared: network, volume, mount, hosts, firewall, roles";
  }

  @Override
  public void run(Stage stage) {
    List<String> late =
        CHANGES.stream().filter(change -> isLate(stage, change)).map(Change::what).toList();
    stage.must(
        late.isEmpty(), "put back later than " + AIM_SECONDS + " s: " + String.join(", ", late));
    stage.awaitWhole(System.nanoTime(), "after all changes");
  }

  private static boolean isLate(Stage stage, Change change) {
    long since = System.nanoTime();
    stage.node("pi1").shell(change.deed());
    stage.await(
        LONGEST,
        change.what() + " to be put back",
        () -> stage.node("pi1").run("sh", "-c", change.isBack()).ok());
    double seconds = Stage.secondsSince(since);
    stage.say(String.format(Locale.ROOT, "%s: put back after %.1f s", change.what(), seconds));
    return seconds > AIM_SECONDS;
  }
}
