package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.PeerId;

/** What Gluster is told, and what its answers mean. */
class ActingTest {
  private static final VolumeName DATA = new VolumeName("data");
  private static final HostPath ROOT = new HostPath("/gluster/volumes/data");
  private static final NodeName SELF = new NodeName("pi1");
  private static final PeerId LOST = new PeerId("0dc682b4-eb30-437c-b927-431fa8193e00");

  private final ScriptedPrograms programs =
      new ScriptedPrograms()
          .say("getent", "192.168.77.11 pi1\n")
          .say("find " + ROOT + "/brick.1", ROOT + "/brick.1\n")
          .sample("volume info", "volume-info.xml")
          .sample("pool list", "pool-list-fresh.xml");
  private final CommandedGluster gluster = new CommandedGluster(SELF, programs, Duration.ZERO);

  private static BrickPlace place(String node, int number) {
    return new BrickPlace(
        new NodeName(node), ROOT, number, new BrickId("brick-" + node + "-" + number));
  }

  private static SortedMap<String, String> options(String... words) {
    TreeMap<String, String> options = new TreeMap<>();
    for (int index = 0; index < words.length; index += 2) {
      options.put(words[index], words[index + 1]);
    }
    return options;
  }

  private Answer create(SortedMap<String, String> options) {
    return gluster.create(
        DATA, List.of(place("pi1", 1), place("pi2", 1), place("pi3", 1)), 0, options);
  }

  private List<Supplier<Answer>> orders() {
    return List.of(
        () -> create(options()),
        () -> gluster.set(DATA, options("network.ping-timeout", "5")),
        () -> gluster.start(DATA),
        () -> gluster.replace(DATA, place("pi3", 1), place("pi3", 2)),
        () -> gluster.heal(DATA),
        () -> gluster.probe(new NodeName("pi2")));
  }

  private static String reason(Answer answer) {
    return assertInstanceOf(Answer.Refused.class, answer).reason();
  }

  @Test
  void what_gluster_calls_a_success_is_done() {
    programs.sample("--mode=script", "done.xml");
    for (Supplier<Answer> order : orders()) {
      assertEquals(new Answer.Done(), order.get());
    }
  }

  @Test
  void a_daemon_that_is_down_answers_nothing() {
    programs.say("--mode=script", new Programs.Outcome.Ended(1, Samples.DAEMON_DOWN, ""));
    for (Supplier<Answer> order : orders()) {
      assertInstanceOf(Answer.Unanswered.class, order.get());
    }
    assertInstanceOf(Answer.Unanswered.class, gluster.restore(LOST));
  }

  @Test
  void an_order_that_takes_too_long_may_be_done_yet() {
    programs.say("--mode=script", new Programs.Outcome.GivenUp("took longer than 60 s"));
    for (Supplier<Answer> order : orders()) {
      assertInstanceOf(Answer.Unanswered.class, order.get());
    }
  }

  @Test
  void a_request_that_timed_out_may_be_done_yet() {
    programs.say("--mode=script", new Programs.Outcome.Ended(1, "Error : Request timed out\n", ""));
    for (Supplier<Answer> order : orders()) {
      assertInstanceOf(Answer.Unanswered.class, order.get());
    }
  }

  @Test
  void a_daemon_at_another_transaction_is_busy() {
    programs.sample("--mode=script", "busy.xml");
    programs.say(
        "volume heal",
        new Programs.Outcome.Ended(
            1,
            "Launching heal operation to perform index self heal on volume data has been"
                + " unsuccessful:\n",
            "Another transaction is in progress for data. Please try again after some time.\n"));
    for (Supplier<Answer> order : orders()) {
      assertInstanceOf(Answer.Busy.class, order.get());
    }
  }

  @Test
  void who_is_not_in_the_hosts_file_is_never_named_to_gluster() {
    programs.say("getent", new Programs.Outcome.Ended(2, "", ""));
    assertTrue(reason(gluster.probe(new NodeName("pi2"))).contains("hosts file"));
    assertTrue(reason(create(options())).contains("hosts file"));
    assertTrue(
        reason(gluster.replace(DATA, place("pi3", 1), place("pi3", 2))).contains("hosts file"));
    assertEquals(List.of(), programs.ordered("gluster --mode"));
  }

  @Test
  void a_volume_is_made_unforced_and_then_gets_its_options() {
    programs.sample("volume create", "done.xml").sample("volume set", "done.xml");
    assertEquals(new Answer.Done(), create(options("auth.allow", "a,b", "x.y", "5")));
    assertEquals(
        List.of(
            "gluster --mode=script --xml volume create data replica 3"
                + " pi1:/gluster/volumes/data/brick.1 pi2:/gluster/volumes/data/brick.1"
                + " pi3:/gluster/volumes/data/brick.1",
            "gluster --mode=script --xml volume set data auth.allow a,b x.y 5"),
        programs.ordered("gluster --mode"));
    assertEquals(List.of("sync -f " + ROOT + "/brick.1"), programs.ordered("sync"));
  }

  @Test
  void one_brick_is_no_replica_and_an_arbiter_is_named() {
    programs.sample("volume create", "done.xml");
    gluster.create(DATA, List.of(place("pi1", 1)), 0, options());
    gluster.create(DATA, List.of(place("pi1", 1), place("pi2", 1), place("pi3", 1)), 1, options());
    List<String> creations = programs.ordered("volume create");
    assertTrue(creations.get(0).endsWith("create data pi1:/gluster/volumes/data/brick.1"));
    assertTrue(creations.get(1).contains("create data replica 3 arbiter 1 pi1:"));
  }

  @Test
  void only_the_systems_own_disk_is_forced_on_gluster() {
    programs.sample("volume create", "root-partition.xml").sample("force", "done.xml");
    assertEquals(new Answer.Done(), create(options()));
    assertTrue(programs.ordered("volume create").get(1).endsWith(" force"));
  }

  @Test
  void a_mark_is_never_forced_away() {
    programs.sample("volume create", "root-partition-and-mark.xml").sample("force", "done.xml");
    assertTrue(reason(create(options())).contains("already part of a volume"));
    assertEquals(List.of(), programs.ordered("force"));
  }

  @Test
  void a_brick_of_this_node_that_is_not_empty_is_not_taken() {
    programs.sample("--mode=script", "done.xml").say("find", "");
    assertTrue(reason(create(options())).contains("not an empty directory"));
    Answer replaced = gluster.replace(DATA, place("pi3", 1), place("pi1", 2));
    assertTrue(reason(replaced).contains("brick.2"));
    assertEquals(List.of(), programs.ordered("gluster --mode"));
  }

  @Test
  void a_volume_without_its_options_is_not_done_and_not_refused() {
    programs.sample("volume create", "done.xml").sample("volume set", "busy.xml");
    Answer answer = create(options("x.y", "5"));
    Answer.Unanswered half = assertInstanceOf(Answer.Unanswered.class, answer);
    assertTrue(half.reason().contains("not its options"), half.reason());
  }

  @Test
  void options_that_stand_are_not_set_again() {
    programs.say("volume info", Samples.text("volume-info.xml").replace(">dockerdir<", ">data<"));
    assertEquals(new Answer.Done(), gluster.set(DATA, options("nfs.disable", "on")));
    assertEquals(List.of(), programs.ordered("volume set"));
    programs.sample("volume set", "done.xml");
    assertEquals(new Answer.Done(), gluster.set(DATA, options("nfs.disable", "off")));
    assertEquals(1, programs.ordered("volume set data nfs.disable off").size());
  }

  @Test
  void a_word_that_the_command_would_take_for_a_switch_is_refused() {
    reason(gluster.set(DATA, options("--remote-host", "mallory")));
    reason(gluster.set(DATA, options("x.y", "--remote-host=mallory")));
    reason(create(options("x.y", "--log-file=/etc/passwd")));
    assertEquals(List.of(), programs.ran());
  }

  @Test
  void self_heal_daemons_that_just_came_up_are_asked_again() {
    programs.say(
        "volume heal",
        new Programs.Outcome.Ended(
            1,
            "Launching heal operation to perform index self heal on volume data has been"
                + " unsuccessful:\n",
            "Glusterd Syncop Mgmt brick op 'Heal' failed. Please check glustershd log file for"
                + " details.\n"));
    assertInstanceOf(Answer.Busy.class, gluster.heal(DATA));
  }

  @Test
  void some_have_done_it_and_some_have_not() {
    programs.say(
        "volume start",
        "<cliOutput><opRet>-1</opRet><opErrno>30800</opErrno><opErrstr>Commit failed on pi2. Please"
            + " check log file for details.</opErrstr></cliOutput>");
    assertInstanceOf(Answer.Unanswered.class, gluster.start(DATA));
  }

  @Test
  void an_identity_is_written_and_looked_at_after_the_restart() {
    programs
        .sample("volume info", "no-volumes.xml")
        .say("sed", "")
        .say("sync", "")
        .say("systemctl", "");
    Answer.Unanswered unchanged = assertInstanceOf(Answer.Unanswered.class, gluster.restore(LOST));
    assertTrue(unchanged.reason().contains("cd8ec910"), unchanged.reason());
    List<String> ran = new ArrayList<>(programs.ran());
    ran.removeIf(line -> line.contains("gluster --mode"));
    assertEquals(
        "sed -i s/^UUID=.*/UUID=" + LOST + "/ /var/lib/glusterd/glusterd.info", ran.get(0));
    assertEquals("systemctl restart glusterd", ran.getLast());
  }

  @Test
  void a_pool_is_forgotten_but_never_who_one_is() {
    programs
        .sample("pool list", "pool-list.xml")
        .say("find", "")
        .say("sync", "")
        .say("systemctl", "");
    Answer.Unanswered kept = assertInstanceOf(Answer.Unanswered.class, gluster.forget());
    assertTrue(kept.reason().contains("knows peers again"), kept.reason());
    assertEquals(
        List.of(
            "find /var/lib/glusterd -mindepth 1 -maxdepth 1 ! -name glusterd.info ! -name hooks !"
                + " -name groups -exec rm -rf {} +"),
        programs.ordered("find"));
    assertEquals("systemctl restart glusterd", programs.ordered("systemctl").getLast());
  }

  @Test
  void an_identity_is_taken_up_only_by_who_has_nothing_to_lose() {
    programs.sample("pool list", "pool-list.xml");
    assertTrue(reason(gluster.restore(LOST)).contains("peers"));
    assertEquals(
        new Answer.Done(), gluster.restore(new PeerId("035cd3ca-b12b-4976-a85d-ce208f231dfb")));
    programs.sample("pool list", "pool-list-fresh.xml");
    assertTrue(reason(gluster.restore(LOST)).contains("volumes"));
    reason(gluster.restore(new PeerId("x/;1e reboot;s/y/z")));
    assertEquals(List.of(), programs.ordered("sed"));
    assertEquals(List.of(), programs.ordered("systemctl"));
  }
}
