package org.personalcontainers.lab.drill;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.personalcontainers.core.api.Bootstrap.Tried;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.RealNode;

/**
 * Bootstraps of fresh nodes, each hit once at another moment, drawn by a seed: it must end in the
 * declared state by itself, and nothing may be made twice.
 */
final class KilledBootstrap implements Drill {
  private static final int TIMES = 8;
  private static final Duration BOOTSTRAP = Duration.ofMinutes(10);
  private static final Duration WHOLE = Duration.ofMinutes(10);
  private static final Duration FOUNDED = Duration.ofMinutes(2);
  private static final Executor PEOPLE = Thread::startVirtualThread;

  @Override
  public String name() {
    return "killed-bootstrap";
  }

  @Override
  public String tells() {
    return "wipes all nodes and kills pcctl, manager, agent or power in the middle of a bootstrap, "
        + TIMES
        + " times";
  }

  @Override
  public Begin begins() {
    return Begin.BARE;
  }

  @Override
  public void run(Stage stage) {
    prepare(stage);
    List<String> deeds = deeds(stage);
    List<Deck.Card> cards = new Deck(stage.seed()).draw(deeds, TIMES);
    stage.say("seed %d draws %d of %d moments".formatted(stage.seed(), cards.size(), deeds.size()));
    for (int turn = 0; turn < cards.size(); turn++) {
      if (turn > 0) {
        prepare(stage);
      }
      stage.say("%d of %d: %s".formatted(turn + 1, cards.size(), cards.get(turn)));
      play(stage, cards.get(turn));
    }
  }

  /** Fresh nodes that knock. */
  private static void prepare(Stage stage) {
    stage.names().forEach(stage.lab()::wipe);
    Founding founding = new Founding(stage.lab());
    founding.giveJoinFiles();
    founding.awaitKnocks();
  }

  /** What would be done by agents, and who would come to keep the store. */
  private static List<String> deeds(Stage stage) {
    String json =
        founder(stage).output("pcctl", "cluster", "bootstrap", "--dry-run", "--output", "json");
    Tried tried = Form.large(Tried.class).read(json.getBytes(StandardCharsets.UTF_8));
    List<String> deeds = new ArrayList<>();
    tried.plan().steps().stream()
        .filter(step -> step.node().isPresent())
        .forEach(step -> deeds.add(step.text()));
    stage.names().stream()
        .skip(1)
        .forEach(node -> deeds.add(node + ": keeps the store from now on"));
    return deeds;
  }

  private static RealNode founder(Stage stage) {
    return stage.nodes().getFirst();
  }

  private static void play(Stage stage, Deck.Card card) {
    RealNode founder = founder(stage);
    RealNode victim = stage.node(card.blow().node(founder.name().value(), card.moment()));
    Path socket = founder.inside("/run/personal-containers/manager.sock");
    try (Progress progress = Progress.towards(card.moment(), socket)) {
      CompletableFuture<Output> typed =
          CompletableFuture.supplyAsync(() -> bootstrap(founder), PEOPLE);
      progress.awaitCluster(FOUNDED);
      Runnable blow = card.blow().ready(stage, victim);
      stage.must(
          progress.comesWithin(BOOTSTRAP), "the moment did not come: " + card.moment().deed());
      blow.run();
      long since = System.nanoTime();
      List<Remains> remains = remains(stage, card, victim);
      awaitWhole(stage, since, "killed " + card.blow().words() + " of " + victim);
      mustBeAsItWas(stage, remains);
      mustGoOn(stage, card, victim, typed);
    }
  }

  /** What the cluster itself thinks that it lacks is gone with its nodes after. */
  private static void awaitWhole(Stage stage, long since, String what) {
    try {
      stage.awaitWhole(WHOLE, since, what);
    } catch (LabProblem lacking) {
      stage.say(founder(stage).run("pcctl", "cluster", "status").toString());
      stage.say(founder(stage).run("pcctl", "events").toString());
      throw lacking;
    }
  }

  private static Output bootstrap(RealNode node) {
    return node.runWithin(BOOTSTRAP, "pcctl", "cluster", "bootstrap", "--yes");
  }

  /** A node without power comes back with what its disks have. */
  private static List<Remains> remains(Stage stage, Deck.Card card, RealNode victim) {
    if (card.blow() == Blow.PLUG) {
      stage.boot(victim.name());
    }
    return stage.nodes().stream().map(Remains::of).toList();
  }

  private static void mustBeAsItWas(Stage stage, List<Remains> remains) {
    String lost =
        remains.stream().flatMap(each -> each.lostSince().stream()).collect(joining("; "));
    stage.must(lost.isEmpty(), "made a second time, or lost: " + lost);
    for (RealNode node : stage.nodes()) {
      stage.must(Remains.of(node).bricks() == 1, "more than one brick on " + node);
    }
  }

  /** Who was not killed has seen it through, and typing it again finds all done. */
  private static void mustGoOn(
      Stage stage, Deck.Card card, RealNode victim, CompletableFuture<Output> typed) {
    RealNode founder = founder(stage);
    boolean killed =
        card.blow() == Blow.COMMAND
            || (card.blow() == Blow.PLUG && victim.name().equals(founder.name()));
    if (!killed) {
      Output output = typed.join();
      stage.must(output.ok(), "pcctl, which nobody killed, ended with " + output);
    }
    Output again = bootstrap(founder);
    stage.must(again.ok(), "typed again, it ended with " + again);
  }
}
