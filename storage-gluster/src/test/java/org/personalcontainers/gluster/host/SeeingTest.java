package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Brick.State;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/**
 * What is seen of a pool and its volumes: as much as there is, and never an absence for a fault.
 */
class SeeingTest {
  private static final VolumeName DOCKERDIR = new VolumeName("dockerdir");

  private static final Programs.Outcome TURNED_AWAY =
      new Programs.Outcome.Ended(
          0,
          "<?xml version=\"1.0\"?><cliOutput><opRet>-1</opRet><opErrno>30802</opErrno>"
              + "<opErrstr>Another transaction is in progress for dockerdir.</opErrstr></cliOutput>",
          "");

  private final ScriptedPrograms programs = new ScriptedPrograms();
  private final CommandedGluster gluster =
      new CommandedGluster(new NodeName("pi1"), programs, Duration.ZERO);

  private ScriptedPrograms healthy() {
    return programs
        .sample("pool list", "pool-list.xml")
        .sample("volume info", "volume-info.xml")
        .sample("volume status", "volume-status.xml")
        .sample("volume heal", "heal-summary.xml");
  }

  private Pool pool() {
    return gluster.pool().ifKnown().orElseThrow(() -> new AssertionError(gluster.pool()));
  }

  private GlusterVolume volume() {
    SortedMap<VolumeName, GlusterVolume> volumes =
        gluster.volumes().ifKnown().orElseThrow(() -> new AssertionError(gluster.volumes()));
    return Objects.requireNonNull(volumes.get(DOCKERDIR));
  }

  private List<State> states() {
    return volume().bricks().stream().map(Brick::state).toList();
  }

  private void assertNobodyKnows(String reason) {
    Fact.Unknown<?> unknown = assertInstanceOf(Fact.Unknown.class, gluster.volumes());
    assertTrue(unknown.reason().contains(reason), unknown.reason());
  }

  @Test
  void a_pool_is_this_node_and_its_peers() {
    healthy();
    assertEquals(new PeerId("035cd3ca-b12b-4976-a85d-ce208f231dfb"), pool().self());
    PeerId second = new PeerId("2fcf2256-7bb1-446d-93da-1f965a39abb5");
    assertEquals(
        new Peer(second, "pi2", Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER),
        pool().peers().get(second));
    assertEquals(2, pool().peers().size());
  }

  @Test
  void a_fresh_daemon_is_alone_and_has_no_volumes() {
    programs.sample("pool list", "pool-list-fresh.xml").sample("volume info", "no-volumes.xml");
    assertTrue(pool().peers().isEmpty());
    assertTrue(gluster.volumes().ifKnown().orElseThrow().isEmpty());
    assertEquals(List.of(), programs.ordered("volume status"));
  }

  @Test
  void peers_that_left_or_were_rejected_are_told_apart() {
    healthy()
        .say(
            "pool list",
            Samples.text("pool-list.xml")
                .replaceFirst("<state>3", "<state>6")
                .replace(
                    "<connected>1</connected>\n      <state>3",
                    "<connected>0</connected>\n<state>4"));
    assertEquals(
        List.of(Peer.Standing.CHANGING, Peer.Standing.REJECTED),
        pool().peers().values().stream().map(Peer::standing).toList());
    assertEquals(
        List.of(Peer.Link.DISCONNECTED, Peer.Link.CONNECTED),
        pool().peers().values().stream().map(Peer::link).toList());
  }

  @Test
  void a_volume_that_serves_is_seen_with_all_its_bricks() {
    healthy();
    assertEquals(List.of(State.ONLINE, State.ONLINE, State.ONLINE), states());
    assertEquals(GlusterVolume.State.STARTED, volume().state());
    assertEquals("b96abf46-f062-4d7c-a8aa-f6d3dd49c6ee", volume().id().value());
    assertEquals("off", volume().options().get("performance.client-io-threads"));
    assertEquals(3, volume().replicas());
    assertEquals(Fact.known(0), volume().pendingHeals());
  }

  @Test
  void a_volume_that_was_never_started_has_no_processes_and_no_heals() {
    String created = Samples.text("volume-info.xml").replace("<status>1", "<status>0");
    healthy().say("volume info", created);
    assertEquals(GlusterVolume.State.CREATED, volume().state());
    assertEquals(List.of(State.OFFLINE, State.OFFLINE, State.OFFLINE), states());
    assertInstanceOf(Fact.Unknown.class, volume().pendingHeals());
    assertEquals(List.of(), programs.ordered("volume status"));
  }

  @Test
  void an_arbiter_is_counted() {
    VolumeInfo info = VolumeInfo.all(Samples.element("volume-info-arbiter.xml")).getFirst();
    assertEquals(1, info.arbiters());
    assertEquals(3, info.bricks().size());
    assertEquals("/gluster/ar1/arbiter", info.bricks().get(2).path().value());
  }

  @Test
  void files_that_wait_for_healing_are_counted_once() {
    healthy().sample("volume heal", "heal-summary-split-brain.xml");
    assertEquals(Fact.known(3), volume().pendingHeals());
  }

  @Test
  void a_volume_that_nobody_could_declare_is_none_of_ours() {
    healthy()
        .say("volume info", Samples.text("volume-info.xml").replace(">dockerdir<", ">Foreign<"));
    assertTrue(gluster.volumes().ifKnown().orElseThrow().isEmpty());
  }

  @Test
  void when_the_daemon_is_down_nothing_is_known() {
    programs.say("gluster", new Programs.Outcome.Ended(1, Samples.DAEMON_DOWN, ""));
    assertInstanceOf(Fact.Unknown.class, gluster.pool());
    assertNobodyKnows("Connection failed");
  }

  @Test
  void when_gluster_is_not_installed_nothing_is_known() {
    programs.say("gluster", new Programs.Outcome.NotStarted("no such program"));
    assertInstanceOf(Fact.Unknown.class, gluster.pool());
    assertNobodyKnows("no such program");
  }

  @Test
  void alone_after_a_boot_a_node_sees_its_own_brick_down_and_the_others_not_at_all() {
    programs
        .sample("pool list", "pool-list-alone.xml")
        .sample("volume info", "volume-info-three.xml")
        .sample("volume status", "volume-status-alone.xml")
        .say(
            "volume heal",
            new Programs.Outcome.Ended(251, Samples.text("heal-summary-alone.xml"), ""));
    assertTrue(pool().peers().values().stream().allMatch(p -> p.link() == Peer.Link.DISCONNECTED));
    assertEquals(List.of(State.UNSEEN, State.OFFLINE, State.UNSEEN), states());
    Fact.Unknown<?> heals = assertInstanceOf(Fact.Unknown.class, volume().pendingHeals());
    assertTrue(heals.reason().contains("Not able to fetch volfile"), heals.reason());
  }

  @Test
  void a_brick_that_could_not_be_asked_leaves_the_heals_unknown() {
    programs
        .sample("pool list", "pool-list-third-off.xml")
        .sample("volume info", "volume-info-three.xml")
        .sample("volume status", "volume-status-third-off.xml")
        .sample("volume heal", "heal-summary-third-off.xml");
    assertEquals(List.of(State.ONLINE, State.ONLINE, State.UNSEEN), states());
    Fact.Unknown<?> heals = assertInstanceOf(Fact.Unknown.class, volume().pendingHeals());
    assertTrue(heals.reason().contains("n9:/gluster/volumes/brick"), heals.reason());
  }

  @Test
  void a_dash_is_not_a_zero() {
    String dashes =
        Samples.text("heal-summary.xml")
            .replaceFirst("<totalNumberOfEntries>0<", "<totalNumberOfEntries>-<");
    healthy().say("volume heal", dashes);
    assertInstanceOf(Fact.Unknown.class, volume().pendingHeals());
  }

  @Test
  void a_status_that_hangs_or_is_refused_leaves_the_volumes_unknown() {
    healthy().say("volume status", new Programs.Outcome.GivenUp("took longer than 10 s"));
    assertNobodyKnows("took longer");
    programs.sample("volume status", "busy.xml");
    assertNobodyKnows("Another transaction is in progress");
    programs.say("volume status", new Programs.Outcome.Ended(1, "Error : Request timed out\n", ""));
    assertNobodyKnows("Request timed out");
  }

  @Test
  void what_makes_no_sense_is_not_an_absence() {
    for (String nonsense :
        List.of(
            "",
            "<cliOutput>",
            "<cliOutput/>",
            "<cliOutput><opRet>0</opRet></cliOutput>",
            Samples.text("done.xml"),
            Samples.text("volume-info.xml").replace("<replicaCount>3", "<replicaCount>N/A"))) {
      healthy().say("volume info", nonsense);
      assertInstanceOf(Fact.Unknown.class, gluster.volumes(), nonsense);
    }
    programs.sample("pool list", "done.xml");
    assertInstanceOf(Fact.Unknown.class, gluster.pool());
  }

  @Test
  void a_denial_is_not_an_absence() {
    healthy().sample("volume info", "volume-info-of-nothing.xml");
    assertNobodyKnows("Volume does not exist");
  }

  private CommandedGluster remembering() {
    return new CommandedGluster(new NodeName("pi1"), programs, Duration.ofHours(1));
  }

  private long counts() {
    return programs.ordered("volume heal dockerdir info summary").size();
  }

  @Test
  void a_count_of_waiting_files_is_good_for_looks_that_follow() {
    healthy();
    CommandedGluster looks = remembering();
    assertEquals(looks.volumes(), looks.volumes());
    assertEquals(1, counts());
  }

  @Test
  void no_count_outlives_a_brick_process() {
    healthy();
    CommandedGluster looks = remembering();
    looks.volumes();
    String status = Samples.text("volume-status.xml");
    programs.say("volume status", status.replaceFirst("<pid>[0-9]+</pid>", "<pid>77</pid>"));
    looks.volumes();
    assertEquals(2, counts());
  }

  @Test
  void no_count_outlives_an_order_of_ours() {
    healthy();
    CommandedGluster looks = remembering();
    looks.volumes();
    looks.start(DOCKERDIR);
    looks.volumes();
    assertEquals(2, counts());
  }

  @Test
  void who_is_turned_away_by_another_members_question_asks_again() {
    healthy();
    Programs first =
        (limit, words) -> {
          boolean isFirst = words.contains("status") && programs.ordered("volume status").isEmpty();
          Programs.Outcome outcome = programs.run(limit, words);
          return isFirst ? TURNED_AWAY : outcome;
        };
    CommandedGluster looks = new CommandedGluster(new NodeName("pi1"), first, Duration.ZERO);
    assertTrue(looks.volumes().ifKnown().isPresent());
    assertEquals(2, programs.ordered("volume status").size());
  }

  @Test
  void the_pool_is_not_asked_for_volumes_that_run() {
    healthy();
    gluster.volumes();
    assertEquals(0, programs.ordered("pool list").size());
  }
}
