package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealNode;

/** A manager loses all that it kept, and its key with it; it becomes another member. */
final class LostManager implements Drill {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String LOSE =
      "systemctl kill -s KILL personal-containers-manager; "
          + "systemctl stop personal-containers-manager; "
          + "rm -rf /var/lib/personal-containers/manager/*; "
          + "systemctl start personal-containers-manager";

  @Override
  public String name() {
    return "lost-manager";
  }

  @Override
  public String tells() {
    return "takes a manager's disk away under a writer: it comes back as another member";
  }

  @Override
  public void run(Stage stage) {
    Managers managers = new Managers(stage);
    RealNode leader = managers.leader();
    RealNode lost = managers.others(leader).getLast();
    mustKeep(stage, leader);
    Writer settings = Writer.ofSettings(leader);
    settings.awaitSome();
    long after = Managers.events(leader).getLast().number();
    long since = System.nanoTime();
    lost.shell(LOSE);
    stage.await(
        LONGEST,
        "the former member to be removed, and the new one to be added",
        () -> isReplaced(leader, lost.name(), after));
    stage.say(String.format(Locale.ROOT, "another member after %.1f s", Stage.secondsSince(since)));
    mustKeep(stage, leader);
    settings.awaitSome();
    settings.end();
    stage.say("  " + settings.mustHaveKept());
    stage.awaitWhole(since, "the manager of " + lost + " lost its disk");
  }

  /** Three keep the store, and none of them is silent. */
  private static void mustKeep(Stage stage, RealNode leader) {
    stage.await(
        LONGEST,
        "three managers to keep the store",
        () -> Managers.status(leader).filter(LostManager::isKept).isPresent());
    List<Status.Manager> managers = Managers.status(leader).orElseThrow().managers();
    stage.say("  who keeps the store: " + managers);
  }

  private static boolean isKept(Status status) {
    return status.managers().size() == 3
        && status.managers().stream()
            .noneMatch(manager -> manager.standing() == Status.Standing.SILENT);
  }

  private static boolean isReplaced(RealNode leader, NodeName node, long after) {
    List<String> told =
        Managers.events(leader).stream()
            .filter(event -> event.number() > after)
            .filter(event -> event.node().filter(node::equals).isPresent())
            .map(Events.Event::text)
            .toList();
    return told.stream().anyMatch(text -> text.startsWith("no longer keeps the store, as "))
        && told.contains("keeps the store from now on");
  }
}
