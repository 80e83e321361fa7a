package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Somebody changes by hand what is declared: it is put back, soon. */
final class HandChanges implements Drill {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration EVENT = Duration.ofSeconds(10);
  private static final double AIM_SECONDS = 15;

  /**
   * What is done on pi1, what then tells on pi1 that it is back, and what an event must say of it.
   */
  private record Change(String what, String deed, String isBack, String told) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "a label removed",
              "docker node update --label-rm shelf pi2",
              "docker node inspect pi2 --format '{{.Spec.Labels.shelf}}' | grep -qx top",
              "label pi2 shelf=top"),
          new Change(
              "the LAN's network deleted",
              "docker network rm lan",
              "docker network inspect lan --format '{{.Driver}}' | grep -qx macvlan",
              "make the network lan"),
          new Change(
              "a network deleted",
              "docker network rm proxy_traefik",
              "docker network inspect proxy_traefik --format '{{.Driver}}' | grep -qx overlay",
              "make the network proxy_traefik"),
          new Change(
              "the volume stopped",
              "gluster --mode=script volume stop docker force",
              "timeout 5 stat -t /opt/docker/config && gluster volume info docker | grep -qx"
                  + " 'Status: Started'",
              "start volume docker"),
          new Change(
              "the mount gone",
              "umount -l /opt/docker",
              "findmnt -n -t fuse.glusterfs /opt/docker && timeout 5 stat -t /opt/docker/config",
              "mount volume docker at /opt/docker"),
          new Change(
              "a line of the hosts file edited",
              "sed 's/\\tpi2$/\\tpi2-old/' /etc/hosts > /tmp/hosts && cat /tmp/hosts > /etc/hosts",
              "grep -qP '\\tpi2$' /etc/hosts",
              "into the hosts file"),
          new Change(
              "the firewall's table deleted",
              "nft delete table inet personal_containers",
              "nft list table inet personal_containers",
              "open the inner ports"),
          new Change(
              "a manager demoted",
              "docker node demote pi3",
              "docker node inspect pi3 --format '{{.ManagerStatus.Reachability}}' | grep -qx"
                  + " reachable",
              "promote pi3 to manager"),
          new Change(
              "a node drained",
              "docker node update --availability drain pi3",
              "docker node inspect pi3 --format '{{.Spec.Availability}}' | grep -qx active",
              "make pi3 active"));

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
    stage.declareLan();
    stage.node("pi1").output("pcctl", "node", "label", "pi2", "shelf=top", "--yes");
    stage.awaitWhole(System.nanoTime(), "a label and a network of the LAN declared");
    List<String> late =
        CHANGES.stream().filter(change -> isLate(stage, change)).map(Change::what).toList();
    stage.must(
        late.isEmpty(), "put back later than " + AIM_SECONDS + " s: " + String.join(", ", late));
    stage.awaitWhole(System.nanoTime(), "after all changes");
  }

  private static boolean isLate(Stage stage, Change change) {
    long lastEvent = stage.events(0).last();
    long since = System.nanoTime();
    stage.node("pi1").shell(change.deed());
    stage.await(
        LONGEST,
        change.what() + " to be put back",
        () -> stage.node("pi1").run("sh", "-c", change.isBack()).ok());
    double seconds = Stage.secondsSince(since);
    stage.await(
        EVENT,
        "an event that says \"" + change.told() + "\"",
        () -> isTold(stage, change, lastEvent));
    stage.say(
        String.format(Locale.ROOT, "%s: put back after %.1f s, and told", change.what(), seconds));
    return seconds > AIM_SECONDS;
  }

  private static boolean isTold(Stage stage, Change change, long after) {
    return stage.events(after).events().stream()
        .anyMatch(event -> event.text().contains(change.told()));
  }
}
